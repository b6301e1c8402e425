import { describe, expect, it } from '@jest/globals';
import { EMPTY_CONTENT } from '../../../../catalogue/service-content';
import { linesOf, withChosen, withUnit } from './service-draft';

describe('what is typed of a service', () => {
  it('is chosen in the order in which it is offered', () => {
    const chosen = withChosen({ ...EMPTY_CONTENT, zones: [3] }, 'zones', { one: 1, isIn: true, offered: [1, 2, 3] }); // prettier-ignore
    expect(chosen.zones).toEqual([1, 3]);
    // What is offered no longer stays until somebody takes it away.
    expect(withChosen({ ...EMPTY_CONTENT, zones: [9, 3] }, 'zones', { one: 3, isIn: false, offered: [1] }).zones).toEqual([9]); // prettier-ignore
  });

  it('is one included thing a line', () => {
    expect(linesOf(' Colazione \n\nCena\n')).toEqual(['Colazione', 'Cena']);
  });

  it('leaves out of a price what belongs to another unit', () => {
    const line = { label: '-', unit: 'hour', band: 'night', unitCents: 1, minimum: 2 } as const;
    expect(withUnit(line, 'month')).toEqual({
      label: '-',
      unit: 'month',
      unitCents: 1,
      minimum: 2,
    });
    expect(withUnit({ label: '-', unit: 'package', unitCents: 1, quantity: 4 }, 'hour')).toEqual({ label: '-', unit: 'hour', unitCents: 1 }); // prettier-ignore
  });
});
