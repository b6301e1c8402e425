import { TIMER_NAMES, TRANSITION_NAMES } from '../domain';
import type { Words } from '../words/words';

/** What happens beside a pratica's moves. */
const BESIDE = [
  'paymentOpened', 'paymentMismatch', 'refundDue', 'refunded', 'refundedByHand', 'refundOrdered', 'refundRefused', 'reminded', 'reachedOtherwise', 'dataErased', 'retried',
  'messageSent', 'transferAnnounced', 'transferArrived', 'gatewayAsked', 'commandSetAside', 'assigned', 'claimed', 'released', 'reassigned',
  'approvalAsked', 'approvalGiven', 'approvalDeclined', 'approvalWithdrawn',
] as const; // prettier-ignore

/** Every kind of act that has a name, by that name. */
export function eventKinds(words: Words): { kind: string; text: string }[] {
  return [...TRANSITION_NAMES, ...TIMER_NAMES, ...BESIDE]
    .map((kind) => ({ kind, text: words.sayOr(`event.${kind}`, '') }))
    .filter(({ text }) => text !== '')
    .sort((a, b) => a.text.localeCompare(b.text, words.language()));
}
