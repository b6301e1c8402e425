import { describe, expect, it } from '@jest/globals';
import { STATES } from '../../../../workflows/pratica/transitions';
import { stepsToCome } from './steps-to-come';

describe('the steps to come', () => {
  it('get fewer as the pratica goes on, and always end with the service', () => {
    const states = ['offer', 'order', 'payment'] as const;
    const [offer, order, payment] = states.map(stepsToCome);
    expect([offer!.length, order!.length, payment!.length]).toEqual([5, 3, 2]);
    expect(payment).toEqual(['payment', 'service']);
  });

  it.each(STATES.filter((state) => !['offer', 'order', 'payment'].includes(state)))(
    'are none when the pratica is %s',
    (state) => expect(stepsToCome(state)).toEqual([]),
  );
});
