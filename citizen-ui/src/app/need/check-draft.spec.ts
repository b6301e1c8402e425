import { describe, expect, it } from '@jest/globals';
import type { Param } from '../../../../catalogue/definition';
import { checkDraft, stepOf } from './check-draft';
import { newDraft, toNeed } from './draft';

const hours = { id: 'hours', it: 'Ore', en: 'Hours', type: 'integer', min: 1, max: 54, sensitive: false, required: true } as Param; // prettier-ignore
const measure = { params: [hours], hasMunicipi: true, today: '2026-11-23' };

describe('a draft of a need', () => {
  it('names every missing field with its step, in the order of the steps', () => {
    const draft = { ...newDraft('tata'), beneficiary: { self: false } };
    expect(checkDraft(draft, measure).map(({ pointer, step }) => [pointer, step])).toEqual([
      ['/params/hours', 'bisogno'],
      ['/beneficiary/name', 'per-chi'],
      ['/place/municipio', 'dove'],
    ]);
  });

  it.each([0, 55, 'dodici'])('refuses %p hours a week and says the range', (value) => {
    const draft = { ...newDraft('tata'), params: { hours: value }, place: { municipio: 3 } };
    expect(checkDraft(draft, measure)).toEqual([
      { pointer: '/params/hours', step: 'bisogno', key: 'range', values: { min: 1, max: 54 } },
    ]);
  });

  it('refuses a start before today in the comune and takes today', () => {
    const good = { ...newDraft('tata'), params: { hours: 4 }, place: { municipio: 3 } };
    expect(checkDraft({ ...good, times: { from: '2026-11-22' } }, measure)[0]?.key).toBe('past');
    expect(checkDraft({ ...good, times: { from: '2026-11-23' } }, measure)).toEqual([]);
  });

  it('does not ask for a municipio where the comune has none', () => {
    const draft = { ...newDraft('tata'), params: { hours: 4 } };
    expect(checkDraft(draft, { ...measure, hasMunicipi: false })).toEqual([]);
  });

  it('sends no empty text and no name that is no longer meant', () => {
    const draft = {
      ...newDraft('tata'),
      params: { hours: 4, notes: ' ', bands: [] },
      beneficiary: { self: true, name: 'Maria' },
      place: { address: '', municipio: 3 },
    };
    expect(toNeed(draft)).toEqual({
      serviceTypeId: 'tata',
      params: { hours: 4 },
      beneficiary: { self: true },
      place: { municipio: 3 },
      times: {},
      step: 0,
    });
  });

  const answered = (params: object[], answers: object) =>
    checkDraft({ ...newDraft('tata'), params: answers as never, place: { municipio: 3 } }, { ...measure, params: params as Param[] }) // prettier-ignore
      .map(({ pointer, key }) => `${pointer} ${key}`);

  it('asks only for what its other answers call for, and sends no more', () => {
    const dog = { id: 'dog', it: 'Hai un cane?', en: '', type: 'boolean', required: true };
    const breed = { id: 'breed', it: 'Razza', en: '', type: 'text', required: true, askedIf: [{ param: 'dog', oneOf: [true] }] }; // prettier-ignore
    expect(answered([dog, breed], { dog: true })).toEqual(['/params/breed required.text']);
    expect(answered([dog, breed], { dog: false, breed: 'Setter' })).toEqual([]);
  });

  it('says what is wrong with a day, an address, a person', () => {
    const kinds = ['date', 'address', 'person'].map((type) => ({ id: type, it: type, en: '', type, required: true, ...(type === 'date' ? { days: 'past' } : {}) })); // prettier-ignore
    expect(answered(kinds, { date: '2026-11-24', address: { street: 'Via Po' }, person: { name: 'Rosa', phone: 'x' } })).toEqual([
      '/params/date answer.past',
      '/params/address/city required.city',
      '/params/person/phone answer.phone',
    ]); // prettier-ignore
    expect(answered(kinds, {})).toEqual([
      '/params/date required.date',
      '/params/address required.address',
      '/params/person required.person',
    ]);
  });

  it('sends of an address what was said, and nothing of one that was wiped out', () => {
    const draft = { ...newDraft('tata'), params: { a: { street: 'Via Po 1', postcode: '', city: 'Milano' }, b: { street: ' ' } } }; // prettier-ignore
    expect(toNeed(draft).params).toEqual({ a: { street: 'Via Po 1', city: 'Milano' } });
  });

  it('leads from an API pointer to the step that asks for the field', () => {
    expect(stepOf('/place/municipio')).toBe('dove');
    expect(stepOf('/params/hours')).toBe('bisogno');
  });
});
