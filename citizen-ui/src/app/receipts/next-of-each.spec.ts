import { describe, expect, it } from '@jest/globals';
import { nextOfEach } from './next-of-each';
import { aDuePayment } from './testing';

const NOW = '2099-02-10T00:00:00.000Z';
const due = (id: string, dueAt: string, instalment: number, pratica = 'p') => ({
  ...aDuePayment,
  id,
  dueAt,
  instalment,
  instalments: 4,
  pratica: { id: pratica, number: pratica },
});

describe('what is to be paid', () => {
  it('is what is late and what comes next of each pratica; the rest is counted', () => {
    const { now, later } = nextOfEach(
      [
        due('d', '2099-04-01T00:00:00.000Z', 4),
        due('b', '2099-02-01T00:00:00.000Z', 2),
        due('c', '2099-03-01T00:00:00.000Z', 3),
        due('x', '2099-02-20T00:00:00.000Z', 1, 'q'),
      ],
      NOW,
    );
    expect(now.map(({ id }) => id)).toEqual(['b', 'x', 'c']);
    expect(later).toEqual([{ pratica: { id: 'p', number: 'p' }, count: 1 }]);
  });
});
