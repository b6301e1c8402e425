import { beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { Param } from '../../../../catalogue/definition';
import { checkCounterNeed, type CounterNeed, newCounterNeed, toNeed } from './counter-need';

const params = [
  { id: 'hours', it: 'Ore', en: 'Hours', type: 'integer', min: 1, max: 40, required: true },
  { id: 'pets', it: 'Animali', en: 'Pets', type: 'boolean', required: false },
  { id: 'bands', it: 'Fasce', en: 'Bands', type: 'choices', required: true, options: [{ id: 'morning', it: 'Mattina', en: '' }, { id: 'x', it: 'X', en: '' }] }, // prettier-ignore
  { id: 'vet', it: 'Veterinario', en: '', type: 'person', required: true, askedIf: [{ param: 'pets', oneOf: [true] }] }, // prettier-ignore
] as Param[];
const measure = { params, hasMunicipi: true, today: '2099-03-03' };

describe('a need told at the counter', () => {
  let good: CounterNeed;
  beforeAll(() => {
    Object.defineProperty(globalThis.crypto, 'randomUUID', { value: randomUUID, configurable: true }); // prettier-ignore
    const told = { params: { hours: '10', bands: ['morning'] }, municipio: '8', reason: 'È allo sportello' }; // prettier-ignore
    good = { ...newCounterNeed('tata'), ...told };
  });

  it('is sent with numbers as numbers, nothing empty, under the mandate', () => {
    expect(checkCounterNeed(good, measure)).toEqual({});
    expect(toNeed({ ...good, months: '3' }, params, 'm1')).toEqual({
      serviceTypeId: 'tata',
      params: { hours: 10, bands: ['morning'] },
      beneficiary: { self: true },
      place: { municipio: 8 },
      times: { months: 3 },
      onBehalfOf: { mandateId: 'm1' },
    });
  });

  it.each([
    ['an answer that is missing', { params: { bands: ['morning'] } }, '/params/hours', 'required'],
    [
      'a number beyond the limit',
      { params: { hours: '41', bands: ['x'] } },
      '/params/hours',
      'range',
    ],
    ['a number that is none', { params: { hours: '1,5', bands: ['x'] } }, '/params/hours', 'range'],
    [
      'nobody where somebody is asked for',
      { params: { hours: '10', bands: ['x'], pets: true } },
      '/params/vet',
      'required',
    ],
    [
      'a telephone that is none',
      { params: { hours: '10', bands: ['x'], pets: true, vet: { name: 'Rosa', phone: 'x' } } },
      '/params/vet/phone',
      'answer.phone',
    ],
    ['no choice', { params: { hours: '10', bands: [] } }, '/params/bands', 'required'],
    ['a person without a name', { self: false, name: ' ' }, '/beneficiary/name', 'name'],
    ['no district', { municipio: '' }, '/place/municipio', 'municipio'],
    ['a day that is past', { from: '2099-03-02' }, '/times/from', 'past'],
    ['too many months', { months: '37' }, '/times/months', 'range'],
    ['no reason', { reason: ' ' }, '/reason', 'reason'],
  ])('is not sent with %s', (_what, change, pointer, key) => {
    const wrong = checkCounterNeed({ ...good, ...change }, measure);
    expect(Object.keys(wrong)).toEqual([pointer]);
    expect(wrong[pointer]!.key).toBe(key);
  });

  it('keeps a no, which is an answer, and leaves out what it makes nobody ask', () => {
    const need = { ...good, params: { ...good.params, pets: false, vet: { name: 'Rosa' } } };
    expect(toNeed(need, params, 'm1').params).toEqual({
      hours: 10,
      bands: ['morning'],
      pets: false,
    });
  });
});
