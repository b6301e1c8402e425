import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { anEvent, aPratica } from '../../testing/pratica';
import { provideWords } from '../../testing/words';
import type { AsOf } from '../api-types';
import { AsOfCard } from './as-of-card';

const INSTANTS = [
  '2026-03-01T08:00:00.000Z',
  '2026-03-02T08:00:00.000Z',
  '2026-03-03T08:00:00.000Z',
];
const THEN: AsOf = {
  at: INSTANTS[1]!,
  state: 'offer', closed: false, version: 2, stateSince: INSTANTS[0]!, dueAt: null,
  deadlines: { offersDeadline: '2026-03-06T08:00:00.000Z' },
  tasks: [{ kind: 'chooseOffer', owner: 'citizen', enteName: null, dueAt: '2026-03-16T08:00:00.000Z', escalated: false }],
  offers: [{ id: 'o', ente: { id: 'e1', name: 'La Cura' }, status: 'live', revision: 1, totalCents: 25_800,
    firstDate: '2026-04-01', validUntil: '2026-05-01T08:00:00.000Z' }],
  order: null, service: null, changed: ['offers', 'tasks'], timeline: [anEvent(2, 'submitOffer')], instants: INSTANTS,
}; // prettier-ignore

describe('a pratica seen at another time', () => {
  let fixture: ComponentFixture<AsOfCard>;
  let http: HttpTestingController;
  beforeEach(async () => {
    TestBed.configureTestingModule({
      providers: [...provideWords(), provideHttpClient(), provideHttpClientTesting()],
    });
    http = TestBed.inject(HttpTestingController);
    fixture = TestBed.createComponent(AsOfCard);
    fixture.componentRef.setInput('pratica', aPratica());
    await settle();
    page().querySelector('button')!.click();
    await settle();
  });
  const page = () => fixture.nativeElement as HTMLElement;
  async function settle() {
    fixture.detectChanges();
    await new Promise((resolve) => setTimeout(resolve));
    fixture.detectChanges();
  }
  async function answer() {
    const request = http.expectOne(({ url }) => url === '/api/pratiche/p/as-of');
    request.flush(THEN);
    await settle();
    return request.request.params;
  }

  it('shows where it stood and marks what the last act changed', async () => {
    await answer();
    const text = page().textContent;
    expect(text).toContain('Atto 2 di 3');
    expect(text).toContain('La Cura: 258,00');
    const marked = [...page().querySelectorAll('h3')].filter((head) => head.querySelector('.chip'));
    expect(marked.map((head) => head.firstChild!.textContent!.trim())).toEqual([
      'Da fare',
      'Offerte',
    ]);
  });

  it('goes along its acts with the slider, and to any moment', async () => {
    await answer();
    const slider = page().querySelector<HTMLInputElement>('#as-of-step')!;
    expect([slider.max, slider.value]).toEqual(['2', '1']);
    slider.value = '0';
    slider.dispatchEvent(new Event('change'));
    await settle();
    expect((await answer()).get('at')).toBe(INSTANTS[0]);
    const moment = page().querySelector<HTMLInputElement>('#as-of-moment')!;
    moment.value = '2026-03-02T10:30';
    moment.dispatchEvent(new Event('change'));
    await settle();
    expect((await answer()).get('at')).toBe(new Date('2026-03-02T10:30').toISOString());
  });

  it('asks as an ente when one is chosen', async () => {
    await answer();
    const reader = page().querySelector<HTMLSelectElement>('#as-of-reader')!;
    reader.value = 'e1';
    reader.dispatchEvent(new Event('change'));
    await settle();
    const params = await answer();
    expect([params.get('role'), params.get('enteId')]).toEqual(['ente', 'e1']);
  });
});
