import { describe, expect, it } from '@jest/globals';
import { STATES, type State } from '../../../../workflows/pratica/transitions';
import { aService } from '../service-life/testing';
import { stepsToCome } from './steps-to-come';

const at = (state: State, change = {}) =>
  stepsToCome({ state, closed: false, service: aService, renewal: null, deadlines: {}, ...change });

describe('the steps to come', () => {
  it('get fewer as the pratica goes on, and always end with the service', () => {
    const [offer, order, payment] = (['offer', 'order', 'payment'] as const).map((state) =>
      at(state),
    );
    expect([offer!.length, order!.length, payment!.length]).toEqual([5, 3, 2]);
    expect(payment).toEqual(['payment', 'service']);
  });

  it('of a service are its pause, the warning before its end, and its end', () => {
    const suspension = { from: '2099-03-10', until: '2099-03-12' };
    const planned = { service: { ...aService, suspension }, deadlines: { renewalPrompt: 'soon' } };
    expect(at('active')).toEqual(['end']);
    expect(at('active', planned)).toEqual(['suspension', 'resumption', 'renewalPrompt', 'end']);
    expect(at('suspended')).toEqual(['resumption', 'end']);
  });

  it('of a service that goes on are the answer, the payment, and the period after this', () => {
    const next = { startDate: '2099-03-31', endDate: '2099-04-29', isPaid: true };
    const paid = { service: { ...aService, next } };
    expect(at('active', { renewal: { by: 'ente' } })).toEqual(['renewalAnswer', 'end']);
    expect(at('renewed')).toEqual(['renewalPayment', 'nextPeriod']);
    expect(at('active', paid)).toEqual(['nextPeriod']);
    expect(at('suspended', paid)).toEqual(['resumption', 'nextPeriod']);
  });

  it('of an interrupted service are its accounts, until they are closed', () => {
    expect(at('interrupted')).toEqual(['refund', 'settlement']);
    expect(at('interrupted', { closed: true })).toEqual([]);
  });

  it.each(STATES.filter((state) => ['completed', 'withdrawn', 'cancelled', 'expired'].includes(state)))(
    'are none when the pratica is %s',
    (state) => expect(at(state, { closed: true })).toEqual([]),
  ); // prettier-ignore
});
