import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { aPratica } from '../../testing/pratica';
import { provideWords } from '../../testing/words';
import { OrderForm } from './order-form';

const chosen = { id: 'o1', status: 'chosen', firstDate: '2099-01-11', totalCents: 86_000 };

describe('the form of an order', () => {
  let fixture: ComponentFixture<OrderForm>;
  let page: HTMLElement;

  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [...provideWords(), provideHttpClient(), provideHttpClientTesting()],
    });
    fixture = TestBed.createComponent(OrderForm);
    const need = { ...aPratica().need, times: { from: null, months: 3, notes: null } };
    fixture.componentRef.setInput('pratica', aPratica({ need }));
    fixture.componentRef.setInput('offers', [{ ...chosen, ente: { id: 'e1', name: 'La Cura' } }]);
    fixture.detectChanges();
    page = fixture.nativeElement as HTMLElement;
  });

  async function answer(items: object[]): Promise<void> {
    TestBed.inject(HttpTestingController).expectOne('/api/enti/e1/operators').flush({ items });
    await fixture.whenStable();
  }

  it('asks who comes, among the operators of the chosen ente', async () => {
    await answer([{ id: 'r1', name: 'Rosa Villa', profile: 'OSS' }]);
    expect(fixture.componentInstance.read()).toBeUndefined();
    await fixture.whenStable();
    expect(page.querySelector('#order-operator-error')?.textContent).toContain('Scegli');
    const select = page.querySelector<HTMLSelectElement>('#order-operator')!;
    expect(select.textContent).toContain('Rosa Villa · OSS');
    select.value = 'r1';
    select.dispatchEvent(new Event('input'));
    await fixture.whenStable();
    expect(fixture.componentInstance.read()).toEqual({
      startDate: '2099-01-11',
      endDate: '2099-04-10',
      operatorId: 'r1',
    });
  });

  it('keeps what was typed when the offers are read again', async () => {
    await answer([]);
    const end = page.querySelector<HTMLInputElement>('#order-end')!;
    end.value = '2099-06-30';
    end.dispatchEvent(new Event('input'));
    fixture.componentRef.setInput('offers', [{ ...chosen, ente: { id: 'e1', name: 'La Cura' } }]);
    await fixture.whenStable();
    expect(fixture.componentInstance.read()).toMatchObject({ endDate: '2099-06-30' });
  });

  it('lets an ente confirm that has registered nobody yet, and says so', async () => {
    await answer([]);
    expect(page.querySelector('.notice')?.textContent).toContain('non ha ancora registrato');
    expect(fixture.componentInstance.read()).toEqual({
      startDate: '2099-01-11',
      endDate: '2099-04-10',
    });
  });

  it('sends nothing before it is known whom one can choose', () => {
    expect(fixture.componentInstance.read()).toBeUndefined();
  });
});
