import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { aService, aStore, provideWords } from '../service-life/testing';
import { IfNobodyActs } from './if-nobody-acts';
import { PraticaStore } from './pratica-store';

describe('what happens if nobody acts', () => {
  const store = aStore();
  let fixture: ComponentFixture<IfNobodyActs>;
  let page: HTMLElement;

  beforeEach(async () => {
    store.reset();
    store.pratica.set({ version: 5, state: 'active', service: aService });
    TestBed.configureTestingModule({
      providers: [
        ...provideWords(),
        provideRouter([]),
        provideHttpClient(),
        provideHttpClientTesting(),
        { provide: PraticaStore, useValue: store },
      ],
    });
    fixture = TestBed.createComponent(IfNobodyActs);
    page = fixture.nativeElement as HTMLElement;
    await fixture.whenStable();
  });

  function open(): void {
    const box = page.querySelector('details')!;
    box.open = true;
    box.dispatchEvent(new Event('toggle'));
    fixture.detectChanges();
  }
  const question = () => TestBed.inject(HttpTestingController).expectOne('/api/pratiche/p/outlook');
  async function answer(ifNobodyActs: object[]): Promise<string[]> {
    question().flush({ ifNobodyActs, ifActed: null });
    await fixture.whenStable();
    return [...page.querySelectorAll('li')].map((one) =>
      [...one.children].map((part) => part.textContent?.trim()).join(': '),
    );
  }

  it('is asked only when it is opened, and told in dates and words', async () => {
    TestBed.inject(HttpTestingController).verify();
    expect(page.querySelector('app-skeleton')).toBeNull();
    open();
    expect(page.querySelector('app-skeleton')).not.toBeNull();
    const told = await answer([
      { timer: 'renewalPrompt', at: '2099-03-16T23:00:00Z', state: 'active', endDate: '2099-03-30' },
      { timer: 'periodEnd', at: '2099-03-30T22:00:00Z', state: 'completed', endDate: '2099-03-30' },
    ]); // prettier-ignore
    expect(told).toEqual([
      'martedì 17 marzo 2099: Ti avvisiamo che il periodo sta per finire.',
      'martedì 31 marzo 2099: Il periodo è finito e non ce n’è un altro: da questo giorno il servizio non c’è più. Nuovo stato: «Concluso».', // prettier-ignore
    ]);
  });

  it('says what is to be paid by then', async () => {
    open();
    const [told] = await answer([
      { timer: 'paymentDeadline', at: '2099-03-30T22:00:00Z', state: 'expired', endDate: null, amountCents: 51_600 },
    ]); // prettier-ignore
    expect(told?.replace(/\u00a0/g, ' ')).toContain('Da pagare: 516,00 €.');
  });

  it('says when nothing is planned', async () => {
    open();
    expect(await answer([])).toHaveLength(1);
    expect(page.querySelector('li')?.textContent).toContain('Non è previsto nulla');
  });

  it('says that it cannot be told now, and tries again', async () => {
    open();
    const body = { code: 'unavailable', title: 'Il servizio non è disponibile.' };
    question().flush(body, { status: 503, statusText: 'away' });
    await fixture.whenStable();
    expect(page.querySelector('[role=alert]')?.textContent).toContain('non è disponibile');
    page.querySelector<HTMLButtonElement>('[role=alert] button')!.click();
    fixture.detectChanges();
    expect(await answer([])).toHaveLength(1);
  });
});
