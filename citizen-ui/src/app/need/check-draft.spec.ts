import { describe, expect, it } from '@jest/globals';
import type { Param } from '../remote/types';
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

  it('leads from an API pointer to the step that asks for the field', () => {
    expect(stepOf('/place/municipio')).toBe('dove');
    expect(stepOf('/params/hours')).toBe('bisogno');
  });
});
