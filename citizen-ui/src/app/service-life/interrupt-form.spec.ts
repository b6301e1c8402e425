import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { MatDialog } from '@angular/material/dialog';
import { provideRouter } from '@angular/router';
import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import { of } from 'rxjs';
import { PraticaStore } from '../pratica/pratica-store';
import { InterruptForm } from './interrupt-form';
import { aService, aStore, provideWords } from './testing';

const plain = (text: string | null | undefined) => (text ?? '').replace(/[\s\u00a0]+/g, ' ').trim();
const day = '2099-03-10';
const foreseen = {
  effectiveOn: day,
  paidDays: 30,
  unusedDays: 21,
  byHandCents: 0,
  visits: null,
  refundCents: 34_955,
};

describe('interrupting a service', () => {
  const store = aStore();
  const asked = jest.fn((_component: unknown, _config: { data: { text: string[] } }) => ({
    afterClosed: () => of<true | undefined>(true),
  }));
  let fixture: ComponentFixture<InterruptForm>;
  let page: HTMLElement;

  beforeEach(async () => {
    store.reset();
    asked.mockClear();
    Element.prototype.scrollIntoView = () => undefined;
    TestBed.configureTestingModule({
      providers: [
        ...provideWords(),
        provideRouter([]),
        provideHttpClient(),
        provideHttpClientTesting(),
        { provide: PraticaStore, useValue: store },
        { provide: MatDialog, useValue: { open: asked } },
      ],
    });
    fixture = TestBed.createComponent(InterruptForm);
    fixture.componentRef.setInput('service', aService);
    page = fixture.nativeElement as HTMLElement;
    await fixture.whenStable();
  });

  function type(name: string, value: string): void {
    const field = page.querySelector<HTMLInputElement>(`#field-${name}`)!;
    field.value = value;
    field.dispatchEvent(new Event('input'));
    fixture.detectChanges();
  }
  async function send(): Promise<void> {
    page.querySelector('form')!.dispatchEvent(new Event('submit'));
    for (let tries = 0; tries < 20 && asked.mock.calls.length === 0; tries += 1)
      await new Promise((resolve) => setTimeout(resolve, 10));
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  const http = () => TestBed.inject(HttpTestingController);
  /** The amounts are asked for once the day stands still. */
  async function question() {
    const url = `/api/pratiche/p/interruption?effectiveOn=${day}`;
    for (let tries = 0; tries < 100; tries += 1) {
      fixture.detectChanges();
      const [asked] = http().match(({ urlWithParams }) => urlWithParams === url);
      if (asked) return asked;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    throw new Error('the amounts were not asked for');
  }

  it('says how much goes back and how it is counted, then asks, then sends', async () => {
    type('payload-effectiveOn', day);
    type('reason', 'Mi trasferisco');
    expect(page.querySelector('app-skeleton')).not.toBeNull();
    (await question()).flush(foreseen);
    await fixture.whenStable();
    const said = plain(page.querySelector('[data-testid=interruption-amounts]')?.textContent);
    expect(said).toContain('349,55 €');
    expect(said).toContain('Hai pagato 30 giorni. Non usati: 21 giorni.');
    await send();
    expect(plain(asked.mock.calls[0]![1].data.text.join(' '))).toContain('Ti restituiamo 349,55 €');
    const move = { transition: 'interrupt', payload: { effectiveOn: day }, reason: 'Mi trasferisco' }; // prettier-ignore
    expect(store.move).toHaveBeenCalledWith(move, expect.any(String));
  });

  it('asks once for a day that is still being typed, and says no amount of another', async () => {
    for (const typed of ['2099-03-09', '2099-03-11', day]) type('payload-effectiveOn', typed);
    http().verify();
    (await question()).flush(foreseen);
    await fixture.whenStable();
    type('payload-effectiveOn', '2099-03-11');
    expect(page.querySelector('[data-testid=interruption-amounts]')).toBeNull();
    type('payload-effectiveOn', day);
    await new Promise((resolve) => setTimeout(resolve, 400));
    fixture.detectChanges();
    for (const again of http().match(() => true)) expect(again.request.params.get('effectiveOn')).toBe(day); // prettier-ignore
  });

  it('counts in visits where the service has a plan', async () => {
    type('payload-effectiveOn', day);
    (await question()).flush({ ...foreseen, visits: { paid: 8, unused: 1 } });
    await fixture.whenStable();
    const said = plain(page.querySelector('[data-testid=interruption-amounts]')?.textContent);
    expect(said).toContain('Hai pagato 8 visite. Non usati: 1 visita.');
  });

  it('sends nothing while the amount is not known', async () => {
    type('payload-effectiveOn', day);
    type('reason', 'Mi trasferisco');
    await send();
    fixture.detectChanges();
    expect(plain(page.querySelector('.field-error')?.textContent)).toContain('Aspetta di vedere');
    expect([asked.mock.calls, store.move.mock.calls]).toEqual([[], []]);
    (await question()).flush(foreseen);
  });

  it('says that what a counter took is given back there', async () => {
    type('payload-effectiveOn', day);
    (await question()).flush({ ...foreseen, byHandCents: foreseen.refundCents });
    await fixture.whenStable();
    expect(page.textContent).toContain('te lo restituiamo lì, con una ricevuta');
  });

  it('says why an amount cannot be told, and tries again', async () => {
    type('payload-effectiveOn', day);
    const body = { code: 'unavailable', title: 'Il servizio non è disponibile.' };
    (await question()).flush(body, { status: 503, statusText: 'away' });
    await fixture.whenStable();
    expect(page.querySelector('[role=alert]')?.textContent).toContain('non è disponibile');
    page.querySelector<HTMLButtonElement>('[role=alert] button')!.click();
    fixture.detectChanges();
    (await question()).flush(foreseen);
    await fixture.whenStable();
    expect(page.querySelector('[role=alert]')).toBeNull();
  });

  it.each(['2099-03-07', '2099-03-31'])(
    'asks nothing for %s, outside what is allowed',
    async (other) => {
      type('payload-effectiveOn', other);
      await send();
      fixture.detectChanges();
      await new Promise((resolve) => setTimeout(resolve, 400));
      fixture.detectChanges();
      http().verify();
      expect(plain(page.querySelector('.field-error')?.textContent)).toBe('Scegli un giorno fra quelli indicati'); // prettier-ignore
    },
  );
});
