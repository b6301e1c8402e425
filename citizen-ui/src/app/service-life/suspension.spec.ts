import { describe, expect, it } from '@jest/globals';
import { aService } from './testing';
import { checkSuspension, effectOf } from './suspension';

const reason = 'Vado in ospedale';
const wrongIn = (change: object) =>
  checkSuspension(aService, { from: '2099-03-05', until: '2099-03-12', reason, ...change });

describe('a suspension, before it is asked for', () => {
  it('moves the last day by the days without service', () => {
    const days = { from: '2099-03-03', until: '2099-03-10' };
    expect(effectOf(aService, days)).toEqual({ days: 7, endDate: '2099-04-06' });
    expect(effectOf(aService, { from: '2099-03-10', until: '2099-03-03' }).days).toBe(0);
  });

  it.each([
    [{}, []],
    [{ from: '' }, [['/payload/from', 'from']]],
    [{ until: '' }, [['/payload/until', 'until']]],
    [{ from: '2099-03-02' }, [['/payload/from', 'tooSoon']]],
    [{ from: '2099-03-31', until: '2099-04-01' }, [['/payload/from', 'outside']]],
    [{ until: '2099-03-05' }, [['/payload/until', 'notAfter']]],
    [{ until: '2099-03-16' }, [['/payload/until', 'tooLong']]],
    [{ reason: '  ' }, [['/reason', 'reason']]],
  ])('with %o is refused at %o', (change, wrong) => {
    expect(wrongIn(change).map(({ pointer, key }) => [pointer, key])).toEqual(wrong);
  });
});
