import { provideHttpClient } from '@angular/common/http';
import {
  HttpTestingController,
  provideHttpClientTesting,
  type TestRequest,
} from '@angular/common/http/testing';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { aPratica, aService } from '../../testing/pratica';
import { provideWords } from '../../testing/words';
import { InterruptForm } from './interrupt-form';

const plain = (text: string | null | undefined) => (text ?? '').replace(/\u00a0|\u202f/g, ' ');

describe('the form of an interruption', () => {
  let fixture: ComponentFixture<InterruptForm>;
  let page: HTMLElement;

  beforeEach(async () => {
    TestBed.configureTestingModule({
      providers: [...provideWords(), provideHttpClient(), provideHttpClientTesting()],
    });
    fixture = TestBed.createComponent(InterruptForm);
    fixture.componentRef.setInput('pratica', aPratica({ service: aService }));
    fixture.componentRef.setInput('service', aService);
    page = fixture.nativeElement as HTMLElement;
    await fixture.whenStable();
  });

  async function choose(day: string): Promise<void> {
    const field = page.querySelector<HTMLInputElement>('#interrupt-day')!;
    field.value = day;
    field.dispatchEvent(new Event('input'));
    fixture.detectChanges();
  }
  const asked = (day: string): TestRequest =>
    TestBed.inject(HttpTestingController).expectOne(`/api/pratiche/p/interruption?effectiveOn=${day}`); // prettier-ignore

  it('says what goes back before anything can be sent', async () => {
    await choose('2099-03-10');
    expect(fixture.componentInstance.read()).toBeUndefined();
    asked('2099-03-10').flush({ effectiveOn: '2099-03-10', paidDays: 30, unusedDays: 21, refundCents: 34_955 }); // prettier-ignore
    await fixture.whenStable();
    expect(plain(page.querySelector('.notice')?.textContent)).toBe('Alla persona tornano 349,55 €: restano non usati 21 giorni, ne erano pagati 30 giorni.'); // prettier-ignore
    expect(fixture.componentInstance.consequence()).toContain('349,55');
    expect(fixture.componentInstance.read()).toEqual({ effectiveOn: '2099-03-10' });
  });

  it('says what no card takes back', async () => {
    await choose('2099-03-10');
    asked('2099-03-10').flush({ effectiveOn: '2099-03-10', paidDays: 30, unusedDays: 21, refundCents: 34_955, byHandCents: 34_955 }); // prettier-ignore
    await fixture.whenStable();
    expect(plain(page.textContent)).toContain('349,55 € vanno restituiti lì, a mano');
  });

  it.each(['2099-03-07', '2099-03-31'])(
    'asks nothing for %s, outside what is allowed',
    async (day) => {
      await choose(day);
      TestBed.inject(HttpTestingController).verify();
      expect(fixture.componentInstance.read()).toBeUndefined();
      await fixture.whenStable();
      expect(page.querySelector('#interrupt-error')?.textContent).toContain('fra quelli indicati');
    },
  );

  it('says why when the API refuses, and sends nothing', async () => {
    await choose('2099-03-10');
    const body = { code: 'interruption-too-soon', title: 'La data è troppo vicina.' };
    asked('2099-03-10').flush(body, { status: 422, statusText: 'no' });
    await fixture.whenStable();
    expect(page.querySelector('[role=alert]')?.textContent).toContain('La data è troppo vicina.');
    expect(fixture.componentInstance.read()).toBeUndefined();
  });
});
