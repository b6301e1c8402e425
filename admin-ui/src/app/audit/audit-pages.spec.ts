import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal, type Type } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { anAdmin, anEvent } from '../../testing/pratica';
import { provideWords } from '../../testing/words';
import type { AuditEvent, AuditSampleDetail, AuditTiming } from '../api-types';
import { Session } from '../session/session';
import { ActsPage } from './acts-page';
import { SamplePage } from './sample-page';
import { ReadsPage } from './reads-page';
import { SamplesPage } from './samples-page';
import { TimingsPage } from './timings-page';

Object.defineProperty(globalThis.crypto, 'randomUUID', { value: randomUUID, configurable: true });

let server: HttpTestingController;
let navigate: jest.SpiedFunction<Router['navigate']>;
beforeEach(() => {
  TestBed.configureTestingModule({
    providers: [
      ...provideWords(),
      provideHttpClient(),
      provideHttpClientTesting(),
      provideRouter([]),
      { provide: Session, useValue: { me: signal(anAdmin), role: signal('admin') } },
    ],
  });
  server = TestBed.inject(HttpTestingController);
  navigate = jest.spyOn(TestBed.inject(Router), 'navigate').mockResolvedValue(true);
});
afterEach(() => void jest.restoreAllMocks());

async function open<Page>(type: Type<Page>, inputs: Record<string, string> = {}) {
  const fixture = TestBed.createComponent(type);
  for (const [name, value] of Object.entries(inputs)) fixture.componentRef.setInput(name, value);
  fixture.detectChanges();
  await settle(fixture);
  return fixture;
}
async function settle(fixture: ComponentFixture<unknown>) {
  await new Promise((resolve) => setTimeout(resolve));
  fixture.detectChanges();
}
async function answer(fixture: ComponentFixture<unknown>, url: string, body: object) {
  const request = server.expectOne((asked) => asked.url === url);
  request.flush(body);
  await settle(fixture);
  return request.request;
}
const text = ({ nativeElement }: ComponentFixture<unknown>) =>
  (nativeElement as HTMLElement).textContent;
const find = <Found extends HTMLElement>(
  { nativeElement }: ComponentFixture<unknown>,
  selector: string,
) => (nativeElement as HTMLElement).querySelector<Found>(selector)!;

describe('the acts of all pratiche', () => {
  const act: AuditEvent = {
    ...anEvent(3, 'withdraw', {
      actor: { role: 'admin', name: 'Carla Neri', enteName: null },
      onBehalfOf: { role: 'citizen', name: 'Anna Ferrari' },
      toState: 'withdrawn',
      reason: '=1+1',
    }),
    pratica: { id: 'p', number: 'MI-2026-000042' },
  };

  it('are asked for as the address says, and lead to the history of each pratica', async () => {
    const page = await open(ActsPage, { actor: 'carla', kind: 'withdraw', onBehalf: 'true' });
    const { params } = await answer(page, '/api/audit/events', { items: [act], next: null, count: 1, countCapped: false }); // prettier-ignore
    expect(params.keys().sort()).toEqual(['actor', 'kind', 'limit', 'onBehalf']);
    const link = find<HTMLAnchorElement>(page, 'tbody a');
    expect(link.getAttribute('href')).toBe('/pratiche/p#history-title');
    expect(text(page)).toContain('Carla Neri');
    expect(text(page)).toContain('Anna Ferrari');
    expect(text(page)).toContain('1 atto');
    expect(find(page, 'wemi-filter-chips').textContent).toContain('Pratica ritirata');
  });

  it('change the address when a filter changes, and say when nothing is found', async () => {
    const page = await open(ActsPage, { state: 'expired' });
    await answer(page, '/api/audit/events', {
      items: [],
      next: null,
      count: 0,
      countCapped: false,
    });
    expect(text(page)).toContain('Nessun atto con questi filtri');
    const role = find<HTMLSelectElement>(page, '#audit-role');
    role.value = 'ente';
    role.dispatchEvent(new Event('change'));
    expect(navigate.mock.lastCall?.[1]?.queryParams).toEqual({ role: 'ente' });
  });

  it('are exported whole by the API, as they were searched, and a refusal is told', async () => {
    URL.createObjectURL = () => 'blob:x';
    URL.revokeObjectURL = () => {};
    const click = jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => {});
    const page = await open(ActsPage, { actor: 'carla' });
    await answer(page, '/api/audit/events', { items: [act], next: 'n', count: 2, countCapped: false }); // prettier-ignore
    find<HTMLButtonElement>(page, 'wemi-export-button button').click();
    const file = server.expectOne(({ url }) => url === '/api/audit/events.csv');
    expect(file.request.params.keys()).toEqual(['actor']);
    file.flush(new Blob(['x']));
    await settle(page);
    expect(click).toHaveBeenCalledTimes(1);
    find<HTMLButtonElement>(page, 'wemi-export-button button').click();
    server
      .expectOne(({ url }) => url === '/api/audit/events.csv')
      .flush(new Blob(['{"code":"unavailable"}']), { status: 503, statusText: 'x' });
    await settle(page);
    await settle(page);
    expect(find(page, 'wemi-export-button wemi-problem')).not.toBeNull();
    expect(click).toHaveBeenCalledTimes(1);
  });
});

describe('samples', () => {
  const sample: AuditSampleDetail = {
    id: 's', seed: 'pioggia', size: 2, from: '2026-09-01', until: '2026-09-30', type: null, enteId: null,
    drawnAt: '2026-10-01T08:00:00.000Z', drawnBy: 'Carla Neri', population: 12, isRepeatable: true,
    items: [
      { id: 'p', number: 'MI-2026-000042', state: 'offer', closed: false, version: 1, openedAt: '2026-09-01T08:00:00.000Z',
        updatedAt: '2026-09-01T08:00:00.000Z', serviceTypeNameIt: 'Assistenza', serviceTypeNameEn: 'Care', enteName: null },
    ],
  }; // prettier-ignore

  it('are drawn with what was filled in, once for each press, and shown', async () => {
    const page = await open(SamplesPage);
    await answer(page, '/api/audit/samples', { items: [], next: null });
    expect(text(page)).toContain('Ancora nessuna estrazione');
    find<HTMLInputElement>(page, '#sample-from').value = '2026-09-01';
    find<HTMLInputElement>(page, '#sample-until').value = '2026-09-30';
    find<HTMLFormElement>(page, 'form').dispatchEvent(new Event('submit', { cancelable: true }));
    const { body, headers } = await answer(page, '/api/audit/samples', sample);
    expect(body).toEqual({ size: 20, from: '2026-09-01', until: '2026-09-30' });
    expect(headers.get('idempotency-key')).toMatch(/^[0-9a-f-]{36}$/);
    await settle(page);
    expect(navigate.mock.lastCall?.[0]).toEqual(['/verifica/campioni', 's']);
  });

  it('tell seed, who drew and whether it can be repeated, and lead to each history', async () => {
    const page = await open(SamplePage, { id: 's' });
    await answer(page, '/api/audit/samples/s', sample);
    expect(text(page)).toContain('pioggia');
    expect(text(page)).toContain('escono le stesse pratiche');
    expect(find(page, 'tbody a').getAttribute('href')).toBe('/pratiche/p#history-title');
  });
});

describe('timings', () => {
  const row: AuditTiming = {
    step: 'answerRequest', ente: null, isFew: false, count: 7, medianDays: 1.5, ninthDays: 2.6, inTime: 5 / 7,
  }; // prettier-ignore

  it('say numbers in words, and of few cases that there are few', async () => {
    const page = await open(TimingsPage, { from: '2026-10-01', until: '2026-10-31' });
    const few = { ...row, ente: { id: 'e', name: 'La Cura' }, isFew: true, count: null, medianDays: null, ninthDays: null, inTime: null }; // prettier-ignore
    const { params } = await answer(page, '/api/audit/timings', {
      items: [row, few],
      fewestCases: 5,
    });
    expect([params.get('from'), params.get('until')]).toEqual(['2026-10-01', '2026-10-31']);
    expect(text(page)).toContain('Risposta alla richiesta');
    expect(text(page)).toContain('1,5 gg');
    expect(text(page)).toContain('71%');
    expect(text(page)).toContain('meno di 5 casi');
  });
});

describe('who read', () => {
  it('says who, what and of which pratica', async () => {
    const page = await open(ReadsPage, { person: 'paola' });
    const read = {
      id: '1', at: '2026-10-01T08:00:00.000Z', what: 'need', role: 'ente', personName: 'Paola Conti',
      enteName: 'La Cura', pratica: { id: 'p', number: 'MI-2026-000042' },
    }; // prettier-ignore
    const { params } = await answer(page, '/api/audit/reads', { items: [read], next: null });
    expect(params.get('person')).toBe('paola');
    expect(text(page)).toContain('Paola Conti');
    expect(text(page)).toContain('Bisogno e persona assistita');
  });
});
