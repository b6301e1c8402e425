import { provideHttpClient } from '@angular/common/http';
import { provideHttpClientTesting } from '@angular/common/http/testing';
import { signal, type Type } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { flawsOf } from '../notifications/testing';
import { Catalogue } from '../remote/catalogue';
import type { FoundService, Param } from '../remote/types';
import { provideWords } from '../service-life/testing';
import { answersOf } from './asked-of-type';
import type { Filters } from './filters';
import { MunicipiMap } from './municipi-map';
import { NeedFilters } from './need-filters';
import { ServiceCardView } from './service-card';
import { ShareLink } from './share-link';
import { UnderstoodView } from './understood';

const municipi = [
  { id: 1, name: 'Municipio 1', shape: 'M 33 50 A 17 17 0 1 1 67 50 A 17 17 0 1 1 33 50 Z' },
  { id: 2, name: 'Municipio 2', shape: 'M 55 34 L 66 5 A 47 47 0 0 1 91 28 L 65 42 A 17 17 0 0 0 55 34 Z' },
]; // prettier-ignore
const hours: Param = { id: 'hoursPerWeek', it: 'Ore a settimana', en: 'Hours a week', type: 'integer', min: 1, max: 54, sensitive: false, required: true }; // prettier-ignore
const diet: Param = {
  id: 'diet', it: 'Segui una dieta?', en: 'Do you follow a diet?', type: 'choice', sensitive: false, required: false,
  options: [{ id: 'none', it: 'Nessuna', en: 'None' }, { id: 'halal', it: 'Halal', en: 'Halal' }],
}; // prettier-ignore
const service: FoundService = {
  id: 's', title: 'Notti tranquille', summary: 'Un operatore resta sveglio.', serviceTypeId: 'assistenza-persona',
  serviceTypeNameIt: 'Assistenza alla persona', serviceTypeNameEn: 'Help with daily life', sectionId: 'cura',
  ente: { id: 'e', name: 'La Cura', drawing: 'care' }, profiles: ['OSS'], zones: [1], priceFromCents: 2400, priceUnit: 'hour',
  availableFrom: null, drawing: 'care', reviews: { count: 0, average: null }, needCents: 117_000, km: 0,
  why: { called: ['badante', 'notte'], reasons: [{ criterion: 'near', value: 100, weight: 40 }] },
}; // prettier-ignore

let host: HTMLElement;
function show<T>(component: Type<T>, inputs: Record<string, unknown>): ComponentFixture<T> {
  const fixture = TestBed.createComponent(component);
  for (const [name, value] of Object.entries(inputs)) fixture.componentRef.setInput(name, value);
  fixture.detectChanges();
  host = fixture.nativeElement as HTMLElement;
  return fixture;
}
const text = () => (host.textContent ?? '').replace(/\s+/g, ' ');

beforeEach(() => {
  TestBed.configureTestingModule({
    providers: [
      ...provideWords(),
      provideRouter([]),
      provideHttpClient(),
      provideHttpClientTesting(),
      { provide: Catalogue, useValue: { where: signal({}), municipi: signal(municipi) } },
    ],
  });
});

describe('the map of the municipi', () => {
  it('has an area and an entry of the list for each, which choose the same', async () => {
    const fixture = show(MunicipiMap, { counts: [{ id: 2, count: 7 }], chosen: '1' });
    const told: string[] = [];
    fixture.componentInstance.changed.subscribe(({ municipio }) => told.push(municipio));
    const [first, second] = host.querySelectorAll<SVGGElement>('g[role=button]');
    expect(first!.getAttribute('aria-pressed')).toBe('true');
    expect(second!.getAttribute('aria-label')).toBe('Municipio 2: servizi 7');
    second!.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter' }));
    host.querySelectorAll<HTMLElement>('li button')[1]!.click();
    first!.dispatchEvent(new MouseEvent('click'));
    expect(told).toEqual(['2', '2', '']);
    expect(await flawsOf(host)).toEqual([]);
  });

  it('writes the number of a round area in its middle', () => {
    show(MunicipiMap, {});
    const label = host.querySelector('text')!;
    expect([label.getAttribute('x'), label.getAttribute('y')]).toEqual(['50', '50']);
  });

  it('is a list alone where a comune has no shapes', () => {
    TestBed.overrideProvider(Catalogue, {
      useValue: { where: signal({}), municipi: signal([{ id: 1, name: 'Centro', shape: null }]) },
    });
    show(MunicipiMap, {});
    expect(host.querySelector('svg')).toBeNull();
    expect(text()).toContain('Centro');
  });
});

describe('what a type asks', () => {
  function filter(filters: Filters) {
    const fixture = show(NeedFilters, { asked: { amount: hours, choices: [diet], competences: [] }, filters }); // prettier-ignore
    const told: Partial<Filters>[] = [];
    fixture.componentInstance.changed.subscribe((change) => told.push(change));
    return told;
  }

  it.each([
    ['10', '10'],
    ['99', '54'],
    ['0', '1'],
    ['', ''],
  ])('takes %s hours as %s', (typed, amount) => {
    const told = filter({});
    const field = host.querySelector<HTMLInputElement>('input[type=number]')!;
    field.value = typed;
    field.dispatchEvent(new Event('change'));
    expect(told).toEqual([{ amount }]);
  });

  it('adds an answer to those chosen, and has none for no preference', async () => {
    const told = filter({ options: 'timeBands:night' });
    const boxes = host.querySelectorAll<HTMLInputElement>('input[type=checkbox]');
    expect(boxes).toHaveLength(1);
    boxes[0]!.click();
    expect(told).toEqual([{ options: 'timeBands:night,diet:halal' }]);
    expect(await flawsOf(host)).toEqual([]);
  });

  it('asks a yes or no as one box', () => {
    const waiting: Param = { ...diet, id: 'waiting', type: 'boolean', options: undefined };
    expect(answersOf(waiting).map(({ id }) => id)).toEqual(['waiting:yes']);
  });
});

describe('a card of the results', () => {
  it('says the price for the need, how far it is, and why it is here', async () => {
    show(ServiceCardView, { service, need: { param: 'hoursPerWeek', amount: 10, per: 'month' } });
    expect(host.querySelector('[data-testid=need-price]')?.textContent).toContain('1.170,00');
    expect(text()).toContain('al mese, per quello che ti serve');
    expect(text()).toContain('sede a circa 0 km');
    const why = host.querySelector('details')!;
    expect(why.querySelector('li')).toBeNull();
    why.open = true;
    why.dispatchEvent(new Event('toggle'));
    TestBed.tick();
    expect(text()).toContain('Si chiama così: “badante” e “notte”');
    expect(text()).toContain('È vicino: 100 su 100, conta per il 40%');
    expect(await flawsOf(host)).toEqual([]);
  });

  it('says so where the list prices do not tell it', () => {
    show(ServiceCardView, { service: { ...service, needCents: null }, need: { param: 'hoursPerWeek', amount: 10, per: 'month' } }); // prettier-ignore
    expect(host.querySelector('[data-testid=no-need-price]')).not.toBeNull();
  });

  it('without a need has its starting price, and without reasons none', () => {
    show(ServiceCardView, { service: { ...service, why: null, km: null } });
    expect(text()).toMatch(/da ?24,00/);
    expect(host.querySelector('details')).toBeNull();
    expect(text()).not.toContain('km');
  });
});

describe('how a search was read', () => {
  const read = {
    mended: [{ typed: 'badnate', read: 'badante' }],
    types: [{ id: 'assistenza-persona', nameIt: 'Assistenza alla persona', nameEn: 'Help', term: 'badante' }],
    options: [
      { id: 'timeBands:night', textIt: 'Notte', textEn: 'Night', term: 'notte', isFilter: true },
      { id: 'competences:dementia', textIt: 'Alzheimer e demenze', textEn: 'Dementia', term: 'alzheimer', isFilter: false },
    ],
  }; // prettier-ignore

  it('says what was mended and offers what can be a filter, never what touches health', () => {
    const fixture = show(UnderstoodView, { read, filters: {} });
    const told: Partial<Filters>[] = [];
    fixture.componentInstance.narrowed.subscribe((change) => told.push(change));
    expect(text()).toContain('Abbiamo letto “badnate” come “badante”.');
    for (const chip of host.querySelectorAll<HTMLElement>('button')) chip.click();
    expect(told).toEqual([{ type: 'assistenza-persona' }, { options: 'timeBands:night' }]);
  });

  it('offers nothing twice', () => {
    show(UnderstoodView, { read: { ...read, mended: [] }, filters: { type: 'tata', options: 'timeBands:night' } }); // prettier-ignore
    expect(host.querySelector('[data-testid=understood]')).toBeNull();
  });
});

describe('the link to a list', () => {
  const copied: string[] = [];
  const clipboard = { writeText: (text: string) => Promise.resolve(copied.push(text)) };
  async function copy(filters: Filters): Promise<void> {
    const fixture = show(ShareLink, { filters });
    host.querySelector('button')!.click();
    await new Promise((resolve) => setTimeout(resolve));
    fixture.detectChanges();
  }

  it('holds the filters and no words that may be about a person', async () => {
    Object.defineProperty(navigator, 'clipboard', { value: clipboard, configurable: true });
    await copy({ q: 'Rossi 3331234567', type: 'tata', municipio: '3' });
    expect(copied).toEqual([`${location.origin}/servizi?type=tata&municipio=3`]);
    expect(text()).toContain('Collegamento copiato.');
  });

  it('is shown where it cannot be copied', async () => {
    Object.defineProperty(navigator, 'clipboard', { value: undefined, configurable: true });
    await copy({ q: 'badante' });
    expect(text()).toContain('/servizi?q=badante');
  });
});
