import { describe, expect, it } from '@jest/globals';
import type { PaymentView } from '../remote/types';
import { newsOf } from './attempt-state';

type Status = PaymentView['attempts'][number]['status'];

function payment(status: PaymentView['status'], ...attempts: Status[]): PaymentView {
  const rows = attempts.map((one, index) => ({
    id: String(index),
    provider: 'nexi' as const,
    status: one,
    createdAt: '',
  }));
  return {
    id: 'p',
    amountCents: 100,
    coveredCents: 0,
    tariffCents: 0,
    status,
    dueAt: '',
    settledAt: null,
    methods: ['card'],
    transfers: false,
    receipts: [],
    attempts: rows,
    instalments: [],
  };
}

const TAKEN: PaymentView['receipts'][number] = {
  number: 'A 1',
  amountCents: 100,
  status: 'settled',
  refundCents: null,
  refundNumber: null,
};

const atCounter = (view: PaymentView): PaymentView => ({ ...view, receipts: [TAKEN] });

/** A bank transfer that is waited for is no news of a page. */
const announced = (status: Status): PaymentView => {
  const view = payment('due', status);
  return { ...view, attempts: view.attempts.map((one) => ({ ...one, provider: 'transfer' })) };
};

describe('what is said of a payment', () => {
  it.each([
    ['settled', payment('settled', 'settled', 'failed')],
    ['failed', payment('due', 'failed')],
    ['waiting', payment('due', 'open', 'failed')],
    ['waiting', payment('due', 'unknown')],
    ['due', payment('due')],
    ['refunding', payment('closed', 'to-refund')],
    ['refunded', payment('closed', 'refunded')],
    ['closed', payment('closed', 'failed')],
    ['refunding', atCounter(payment('settled', 'to-refund'))],
    ['settled', atCounter(payment('settled', 'failed'))],
    ['due', announced('open')],
    ['refunding', announced('to-refund')],
  ] as const)('is “%s”', (news, view) => {
    expect(newsOf(view)).toBe(news);
  });
});
