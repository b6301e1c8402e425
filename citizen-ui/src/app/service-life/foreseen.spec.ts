import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import type { Type } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { PraticaStore } from '../pratica/pratica-store';
import { PauseForeseen } from './pause-foreseen';
import { RenewalForeseen } from './renewal-foreseen';
import { aService, aStore, provideWords } from './testing';

const plain = (text: string | null | undefined) => (text ?? '').replace(/\s+/g, ' ');
const A_WHILE = 350;
const store = aStore();
const http = () => TestBed.inject(HttpTestingController);

beforeEach(() => {
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
});

async function show<T>(component: Type<T>, inputs: object): Promise<ComponentFixture<T>> {
  const fixture = TestBed.createComponent(component);
  set(fixture, inputs);
  await pass(fixture, 0);
  return fixture;
}
function set(fixture: ComponentFixture<unknown>, inputs: object): void {
  for (const [name, value] of Object.entries(inputs)) fixture.componentRef.setInput(name, value);
  fixture.detectChanges();
}
async function pass(fixture: ComponentFixture<unknown>, ms = A_WHILE): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, ms));
  fixture.detectChanges();
  await Promise.resolve();
  fixture.detectChanges();
}
const page = (fixture: ComponentFixture<unknown>) => fixture.nativeElement as HTMLElement;

describe('what a suspension comes to', () => {
  const days = { service: aService, from: '2099-03-03', until: '2099-03-10' };
  const url = '/api/pratiche/p/outlook?from=2099-03-03&until=2099-03-10';
  const ifActed = {
    transition: 'suspend',
    refusal: null,
    state: 'active',
    pause: { days: 7, endDate: '2099-04-06', visits: { skipped: 2, lastOn: '2099-04-03' }, shiftedCents: 12_000 },
    prospects: [
      { timer: 'suspensionStart', at: '2099-03-02T23:00:00Z', state: 'suspended', isPaused: false, endDate: '2099-03-30', amountCents: null },
      { timer: 'suspensionEnd', at: '2099-03-09T23:00:00Z', state: 'active', isPaused: false, endDate: '2099-04-06', amountCents: null },
    ],
  }; // prettier-ignore

  it('is said politely: the visits made up for, what is not charged, what comes', async () => {
    const fixture = await show(PauseForeseen, days);
    await pass(fixture);
    http().expectOne(url).flush({ ifNobodyActs: [], ifActed });
    await fixture.whenStable();
    const said = plain(page(fixture).textContent);
    for (const words of [
      'Il servizio riprende. Nuovo stato: «Servizio attivo». L’ultimo giorno di servizio è lunedì 6 aprile 2099.',
      'Non si fanno 2 visite: si recuperano dopo la pausa, l’ultima venerdì 3 aprile 2099',
      'i 120,00 € già pagati valgono per i giorni che si aggiungono',
      'Il servizio si ferma per la sospensione. Nuovo stato: «Sospeso».',
    ])
      expect(said).toContain(words);
    expect(page(fixture).getAttribute('aria-live')).toBe('polite');
  });

  it('is asked once, when the days stand still; what was asked before is given up', async () => {
    const fixture = await show(PauseForeseen, { ...days, until: '2099-03-05' });
    await pass(fixture);
    const before = http().expectOne('/api/pratiche/p/outlook?from=2099-03-03&until=2099-03-05');
    set(fixture, { until: '2099-03-08' });
    await pass(fixture, 100);
    set(fixture, { until: '2099-03-10' });
    await pass(fixture);
    expect(before.cancelled).toBe(true);
    http().expectOne(url);
    http().verify();
  });

  it('says why it would be refused', async () => {
    const fixture = await show(PauseForeseen, days);
    await pass(fixture);
    const why = 'La sospensione comincia troppo presto: serve più preavviso.';
    const refused = { ...ifActed, refusal: 'suspension-too-soon', why, state: null, pause: null, prospects: [] }; // prettier-ignore
    http().expectOne(url).flush({ ifNobodyActs: [], ifActed: refused });
    await fixture.whenStable();
    expect(plain(page(fixture).textContent)).toContain(why);
    expect(page(fixture).querySelector('app-skeleton')).toBeNull();
  });

  it('is not asked for days that the form refuses', async () => {
    const fixture = await show(PauseForeseen, { ...days, until: '2099-03-03' });
    await pass(fixture);
    http().verify();
    expect(page(fixture).textContent?.trim()).toBe('');
  });

  it('shows that it is being asked, and says why it cannot be told', async () => {
    const fixture = await show(PauseForeseen, days);
    expect(page(fixture).querySelector('app-skeleton')).not.toBeNull();
    await pass(fixture);
    const body = { code: 'unavailable', title: 'Il servizio non è disponibile.' };
    http().expectOne(url).flush(body, { status: 503, statusText: 'away' });
    await fixture.whenStable();
    expect(page(fixture).querySelector('[role=alert]')?.textContent).toContain('non è disponibile');
    page(fixture).querySelector<HTMLButtonElement>('[role=alert] button')!.click();
    await pass(fixture, 0);
    http().expectOne(url).flush({ ifNobodyActs: [], ifActed });
    await fixture.whenStable();
    expect(page(fixture).querySelector('[role=alert]')).toBeNull();
  });
});

describe('what a proposal comes to', () => {
  it('is its amount, by when it would be paid, and what if it is not', async () => {
    const fixture = await show(RenewalForeseen, { endDate: '2099-04-29', totalCents: 86_000 });
    await pass(fixture);
    const next = { startDate: '2099-03-31', endDate: '2099-04-29', payBy: '2099-04-02T22:00:00Z' };
    http().expectOne('/api/pratiche/p/outlook?renewUntil=2099-04-29').flush({ ifNobodyActs: [], ifActed: { next } }); // prettier-ignore
    await fixture.whenStable();
    const said = plain(page(fixture).textContent);
    expect(said).toContain('Se l’ente accetta paghi 860,00 €, entro giovedì 2 aprile 2099');
    expect(said).toContain('Se non paghi in tempo');
    set(fixture, { totalCents: 43_000 });
    expect(plain(page(fixture).textContent)).toContain('paghi 430,00 €');
    set(fixture, { endDate: '' });
    await pass(fixture);
    expect(page(fixture).textContent?.trim()).toBe('');
  });
});
