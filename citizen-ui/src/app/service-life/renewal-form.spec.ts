import { HttpErrorResponse, provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { CUSTOM_ELEMENTS_SCHEMA } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { MatDialog } from '@angular/material/dialog';
import { provideRouter } from '@angular/router';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { of } from 'rxjs';
import { PraticaStore } from '../pratica/pratica-store';
import type { Renewal } from '../remote/types';
import { RenewalForeseen } from './renewal-foreseen';
import { RenewalForm } from './renewal-form';
import { aProposal, aService, aStore, provideWords } from './testing';

const orderLines = [
  { label: 'Ore di assistenza', unit: 'hour' as const, unitCents: 2150, quantity: 40 },
];

// Only what day it is, is made up.
const REAL = ['hrtime', 'nextTick', 'performance', 'queueMicrotask', 'requestAnimationFrame', 'cancelAnimationFrame', 'requestIdleCallback', 'cancelIdleCallback', 'setImmediate', 'clearImmediate', 'setInterval', 'clearInterval', 'setTimeout', 'clearTimeout'] as const; // prettier-ignore

describe('proposing the next period', () => {
  const store = aStore();
  const asked = jest.fn((_component: unknown, _config: { data: { text: string[] } }) => ({
    afterClosed: () => of<true | undefined>(true),
  }));
  const done = jest.fn();
  let fixture: ComponentFixture<RenewalForm>;
  let page: HTMLElement;

  beforeEach(() => {
    jest.useFakeTimers({ now: new Date('2099-03-10T12:00:00Z'), doNotFake: [...REAL] });
    store.reset();
    asked.mockClear();
    done.mockClear();
    // What jsdom does not have.
    Element.prototype.scrollIntoView = () => undefined;
    // It asks the API, and has a spec of its own.
    TestBed.overrideComponent(RenewalForm, {
      remove: { imports: [RenewalForeseen] },
      add: { schemas: [CUSTOM_ELEMENTS_SCHEMA] },
    });
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
  });

  afterEach(() => void jest.useRealTimers());

  async function open(renewal: Renewal | null = null): Promise<void> {
    fixture = TestBed.createComponent(RenewalForm);
    fixture.componentRef.setInput('service', { ...aService });
    fixture.componentRef.setInput('renewal', renewal);
    fixture.componentRef.setInput('orderLines', orderLines);
    fixture.componentInstance.done.subscribe(done);
    page = fixture.nativeElement as HTMLElement;
    await fixture.whenStable();
  }
  const field = (name: string) => page.querySelector<HTMLInputElement>(`#field-payload-${name}`)!;
  async function type(name: string, value: string): Promise<void> {
    field(name).value = value;
    field(name).dispatchEvent(new Event('input'));
    await fixture.whenStable();
  }
  async function send(): Promise<void> {
    const before = asked.mock.calls.length;
    page.querySelector('form')!.dispatchEvent(new Event('submit'));
    for (let tries = 0; tries < 20 && asked.mock.calls.length === before; tries += 1)
      await new Promise((resolve) => setTimeout(resolve, 10));
    await new Promise((resolve) => setTimeout(resolve, 10));
    await fixture.whenStable();
  }
  const said = () => (page.querySelector('[role=status]')?.textContent ?? '').replace(/\s+/g, ' ');

  it('says who decides, and the total while quantities change', async () => {
    await open();
    expect(page.textContent).toContain('Decide l’ente');
    expect([field('endDate').value, field('lines-0-quantity').value]).toEqual(['2099-04-29', '40']);
    expect(said()).toContain('30 giorni, in tutto 860,00 €');
    await type('lines-0-quantity', '10');
    expect(said()).toContain('da martedì 31 marzo a mercoledì 29 aprile: 30 giorni, in tutto 215,00 €'); // prettier-ignore
    await type('lines-0-quantity', 'tante');
    expect(said().trim()).toBe('');
  });

  it('sends what was confirmed', async () => {
    await open();
    await type('endDate', '2099-04-15');
    await type('lines-0-quantity', '20');
    await send();
    expect(asked.mock.calls[0]![1].data.text[0]).toContain('430,00');
    const lines = [{ ...orderLines[0], quantity: 20 }];
    const move = { transition: 'proposeRenewal', payload: { endDate: '2099-04-15', lines } };
    expect(store.move).toHaveBeenCalledWith(move, expect.any(String));
    expect(done).toHaveBeenCalled();
  });

  it('says what is wrong at each field, and asks nothing', async () => {
    await open();
    await type('endDate', '2099-03-30');
    await type('lines-0-quantity', '');
    await send();
    const errors = [...page.querySelectorAll('.field-error')].map((one) => one.textContent?.trim());
    expect(errors).toEqual([
      'Scegli un giorno fra quelli indicati',
      'Scrivi un numero da 1 a 1000',
    ]);
    expect(page.querySelectorAll('app-error-summary a')).toHaveLength(2);
    expect(asked).not.toHaveBeenCalled();
  });

  it('begins from what the other side proposes, and says a refusal at its field', async () => {
    await open({ ...aProposal, endDate: '2099-05-10' });
    expect(page.querySelector('h4')?.textContent?.trim()).toBe('Proponi altro');
    expect(field('endDate').value).toBe('2099-05-10');
    const title = 'Il prossimo periodo deve finire dopo quello di adesso.';
    store.move.mockRejectedValueOnce(
      new HttpErrorResponse({ status: 422, error: { code: 'renewal-too-short', title } }),
    );
    await send();
    expect(page.querySelector('#field-payload-endDate-error')?.textContent).toContain(title);
    expect(done).not.toHaveBeenCalled();
  });

  describe('with a weekly plan', () => {
    const weekly = [{ weekday: 1, from: '09:00', minutes: 60 }];
    const plan = { weekly, skipsHolidays: true, paid: 4, left: 4, coming: [] };
    const { quantity: _typed, ...counted } = orderLines[0]!;
    const http = () => TestBed.inject(HttpTestingController);

    async function openPlanned(): Promise<void> {
      await open();
      fixture = TestBed.createComponent(RenewalForm);
      fixture.componentRef.setInput('service', { ...aService, plan });
      fixture.componentRef.setInput('renewal', null);
      fixture.componentRef.setInput('orderLines', orderLines);
      page = fixture.nativeElement as HTMLElement;
      fixture.detectChanges();
    }
    async function pass(): Promise<void> {
      await new Promise((resolve) => setTimeout(resolve, 350));
      fixture.detectChanges();
    }
    function write(id: string, value: string): void {
      const field = page.querySelector<HTMLInputElement>(`#${id}`)!;
      field.value = value;
      field.dispatchEvent(new Event('input'));
      fixture.detectChanges();
    }
    const answer = { visits: 4, minutes: 360, coming: [], lines: [{ ...counted, quantity: 6 }], totalCents: 12_900 }; // prettier-ignore

    it('asks for days and hours instead of quantities, and sends the plan with them', async () => {
      await openPlanned();
      expect(page.querySelector('#field-payload-lines-0-quantity')).toBeNull();
      write('plan-minutes-0', '90');
      await pass();
      const asked = { weekly: [{ ...weekly[0], minutes: 90 }], skipsHolidays: true };
      const question = http().expectOne('/api/pratiche/p/plan');
      expect(question.request.body).toEqual({ plan: asked, endDate: '2099-04-29', lines: [counted] }); // prettier-ignore
      question.flush(answer);
      await fixture.whenStable();
      expect(said()).toContain('in tutto 129,00 €');
      await send();
      const payload = { endDate: '2099-04-29', lines: [counted], plan: asked };
      expect(store.move).toHaveBeenCalledWith({ transition: 'proposeRenewal', payload }, expect.any(String)); // prettier-ignore
    });

    it('adds and takes out visits, and says what is wrong with them', async () => {
      await openPlanned();
      const button = (text: string) => [...page.querySelectorAll<HTMLButtonElement>('app-weekly-plan button')].find((one) => one.textContent?.includes(text))!; // prettier-ignore
      button('Aggiungi').click();
      fixture.detectChanges();
      expect(page.querySelector<HTMLSelectElement>('#plan-day-1')?.value).toBe('2');
      write('plan-minutes-1', '5');
      await pass();
      http().verify();
      await send();
      expect(page.querySelector('app-weekly-plan .field-error')?.textContent).toContain('da 15 a 720 minuti'); // prettier-ignore
      expect(asked).not.toHaveBeenCalled();
      button('Togli la visita 2').click();
      fixture.detectChanges();
      expect(page.querySelectorAll('.visit')).toHaveLength(1);
      await pass();
      http().expectOne('/api/pratiche/p/plan').flush(answer);
    });

    it('confirms nothing before the total was said, and says why it cannot be counted', async () => {
      await openPlanned();
      await pass();
      page.querySelector('form')!.dispatchEvent(new Event('submit'));
      fixture.detectChanges();
      expect(asked).not.toHaveBeenCalled();
      expect(page.querySelector('app-weekly-plan .field-error')?.textContent).toContain('Aspetta di vedere il totale'); // prettier-ignore
      http().expectOne('/api/pratiche/p/plan').flush(null, { status: 503, statusText: '-' });
      await fixture.whenStable();
      expect(page.querySelector('app-problem-panel')).not.toBeNull();
      write('plan-minutes-0', '45');
      await pass();
      const message = 'In questo periodo il piano non prevede nessuna visita.';
      const body = { code: 'invalid', title: '-', errors: [{ pointer: '/plan', message }] };
      http().expectOne('/api/pratiche/p/plan').flush(body, { status: 422, statusText: '-' });
      await fixture.whenStable();
      expect(page.querySelector('app-weekly-plan .field-error')?.textContent).toContain(message);
    });
  });
});
