import type { PaymentView } from '../remote/types';

/**
 * What can honestly be said of a payment. Coming back from the bank proves nothing: only the API's
 * word counts, and a failed attempt is not the end of the payment.
 */
export type PaymentNews =
  'settled' | 'failed' | 'waiting' | 'due' | 'refunding' | 'refunded' | 'closed';

export function newsOf({ status, attempts, receipts }: PaymentView): PaymentNews {
  // A bank transfer that is waited for says so itself: it fails nowhere, and keeps nobody waiting here.
  const latest = attempts.find(({ provider }) => provider !== 'transfer')?.status;
  // A counter had taken it already: what the card paid as well goes back.
  if (receipts.length > 0 && latest === 'to-refund') return 'refunding';
  if (receipts.length > 0 && latest === 'refunded') return 'refunded';
  if (status === 'settled' || status === 'refunded') return status;
  if (attempts.some((attempt) => attempt.status === 'to-refund')) return 'refunding';
  if (attempts.some((attempt) => attempt.status === 'refunded')) return 'refunded';
  if (status === 'closed') return 'closed';
  if (!latest) return 'due';
  return latest === 'failed' ? 'failed' : 'waiting';
}
