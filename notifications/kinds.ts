import type { Urgency } from '../db/tables/notifications.ts';
import type { VoucherNoticeKind } from '../db/tables/vouchers.ts';
import type { PayoutNoticeKind } from '../payouts/acts.ts';
import type { NoticeKey } from './keys.ts';
import type { MandateNoticeKind } from './mandate-words.ts';
import type { QualificationNotificationKey } from './qualification-words.ts';
import type { TicketNotificationKey } from './ticket-words.ts';

/** What a notification is about: by these people choose on which channels they hear of it. */
export const TOPICS = [
  'offers', 'orders', 'payments', 'service', 'documents', 'office', 'mandates', 'vouchers',
  'messages', 'reviews',
] as const; // prettier-ignore
export type Topic = (typeof TOPICS)[number];

export interface Decision {
  topic: Topic;
  /** Now: has a term of a day or less, or touches money. Low: nobody need act on it. */
  urgency: Urgency;
  /** Must be told: one channel is left, whatever is switched off. */
  isMandatory: boolean;
}

/** `kind:audience` of every notification that there can be. */
export type NotificationKey =
  | NoticeKey
  | TicketNotificationKey
  | QualificationNotificationKey
  | `voucher:${VoucherNoticeKind}:citizen`
  | `payout:${PayoutNoticeKind}:ente`
  | `mandate:${MandateNoticeKind}:citizen`
  | 'mandate:heldRevoked:sportello'
  | 'mandate:heldEnding:sportello';

const may = (topic: Topic, urgency: Urgency = 'normal'): Decision => ({ topic, urgency, isMandatory: false }); // prettier-ignore
const must = (topic: Topic, urgency: Urgency = 'normal'): Decision => ({ topic, urgency, isMandatory: true }); // prettier-ignore

const DECISIONS: Record<NotificationKey, Decision> = {
  'request:citizen': may('offers', 'low'),
  'request:enti': may('offers'),
  'submitOffer:citizen': may('offers'),
  'reviseOffer:citizen': may('offers'),
  'withdrawOffer:citizen': may('offers'),
  'declineRequest:citizen': may('offers', 'low'),
  'extendDeadline:enti': may('offers'),
  'offersReminder:enti': may('offers', 'now'),
  'offersDeadline:citizen': must('offers'),
  'choiceDeadline:citizen': must('offers'),
  'choiceDeadline:enti': may('offers', 'low'),
  'withdraw:citizen': must('offers'),
  'withdraw:enti': must('offers'),
  'returnToOffer:citizen': must('offers'),
  'returnToOffer:ente': must('offers'),
  'returnToOffer:rivals': may('offers'),
  'excludeEnte:ente': must('offers'),
  'confirmOrder:rivals': may('offers', 'low'),
  'rejectOrder:rivals': may('offers'),
  'orderFallback:rivals': may('offers'),

  'chooseOffer:ente': must('orders'),
  'confirmOrder:citizen': must('orders', 'now'),
  'rejectOrder:citizen': must('orders'),
  'orderEscalation:ente': must('orders', 'now'),
  'orderEscalation:office': may('orders', 'now'),
  'orderFallback:citizen': must('orders'),
  'orderFallback:ente': must('orders'),
  'orderFallback:office': may('orders'),
  'postponeForClosure:citizen': may('orders'),
  'postponeForClosure:ente': may('orders'),
  'withdrawClosure:citizen': may('orders'),
  'withdrawClosure:ente': must('orders'),

  'paymentOpened:citizen': must('payments', 'now'),
  'paymentSettled:citizen': must('payments', 'now'),
  'paymentSettled:ente': must('payments', 'now'),
  'paymentFailed:citizen': must('payments', 'now'),
  'paymentFirstReminder:citizen': may('payments', 'now'),
  'paymentSecondReminder:citizen': must('payments', 'now'),
  'paymentDeadline:citizen': must('payments', 'now'),
  'paymentDeadline:ente': must('payments', 'now'),
  'paymentMismatch:office': may('payments', 'now'),
  'recordPaidElsewhere:citizen': must('payments', 'now'),
  'recordPaidElsewhere:ente': must('payments', 'now'),
  'instalmentReminder:citizen': may('payments'),
  'instalmentDue:citizen': must('payments', 'now'),
  'instalmentSettled:citizen': must('payments', 'now'),
  'instalmentSettled:ente': may('payments'),
  'recordInstalmentPaid:citizen': must('payments', 'now'),
  'recordInstalmentPaid:ente': may('payments'),
  'instalmentArrears:citizen': must('payments', 'now'),
  'instalmentArrears:ente': may('payments'),
  'instalmentArrears:office': may('payments'),
  'debtSettled:citizen': must('payments', 'now'),
  'transferAnnounced:citizen': must('payments', 'now'),
  'transferAnnounced:ente': must('payments', 'now'),
  'transferArrived:ente': must('payments', 'now'),
  'renewalSettled:citizen': must('payments', 'now'),
  'renewalSettled:ente': must('payments', 'now'),
  'renewalPaymentDeadline:citizen': must('payments', 'now'),
  'renewalPaymentDeadline:ente': must('payments', 'now'),
  'refundDue:citizen': must('payments', 'now'),
  'refundOrdered:citizen': must('payments', 'now'),
  'refunded:citizen': must('payments', 'now'),
  'refundedByHand:citizen': must('payments', 'now'),
  'refundRefused:office': may('payments', 'now'),

  'suspend:citizen': must('service'),
  'suspend:ente': must('service'),
  'withdrawSuspension:citizen': must('service'),
  'withdrawSuspension:ente': must('service'),
  'resume:citizen': must('service', 'now'),
  'resume:ente': must('service', 'now'),
  'suspensionStart:citizen': may('service'),
  'suspensionStart:ente': may('service'),
  'suspensionEnd:citizen': may('service'),
  'suspensionEnd:ente': may('service'),
  'interrupt:citizen': must('service'),
  'interrupt:ente': must('service'),
  'interrupt:office': may('service'),
  'settled:citizen': must('service'),
  'settled:ente': may('service', 'low'),
  'renewalPrompt:citizen': may('service'),
  'renewalPrompt:ente': may('service'),
  'proposeRenewal:citizen': may('service'),
  'proposeRenewal:ente': may('service'),
  'renew:citizen': must('service'),
  'renew:ente': must('service'),
  'periodStart:citizen': may('service', 'low'),
  'periodStart:ente': may('service', 'low'),
  'periodEnd:citizen': must('service'),
  'periodEnd:ente': may('service'),

  'requestIntegration:citizen': must('documents'),
  'provideIntegration:ente': may('documents'),
  'provideIntegration:office': may('documents'),
  'withdrawIntegration:citizen': may('documents'),
  'integrationDeadline:citizen': must('documents'),
  'integrationDeadline:ente': may('documents'),
  'integrationDeadline:office': may('documents'),

  'messageSent:citizen': may('messages'),
  'messageSent:ente': may('messages'),
  'messageSent:enti': may('messages'),
  'messageSent:office': may('messages'),

  'cancel:citizen': must('office'),
  'cancel:enti': must('office'),
  'reopen:citizen': must('office'),
  'movePolicy:citizen': must('office'),
  'movePolicy:ente': must('office'),
  'movePolicy:enti': must('office'),
  'reminded:citizen': must('office'),
  'reminded:ente': must('office'),
  'inPlace:citizen': must('office'),
  'inPlace:ente': must('office'),
  'contest:office': may('office'),
  'contestAnswered:citizen': must('office'),
  'contestAnswered:ente': must('office'),
  'contestAnswered:office': may('office'),
  'byMandate:citizen': must('mandates'),
  'addressFails:citizen': must('office'),
  'addressFails:office': may('office'),

  'mandate:signed:citizen': must('mandates'),
  'mandate:accepted:citizen': must('mandates'),
  'mandate:refused:citizen': must('mandates'),
  'mandate:revoked:citizen': must('mandates'),
  'mandate:ending:citizen': must('mandates'),
  'mandate:heldRevoked:citizen': must('mandates'),
  'mandate:heldEnding:citizen': may('mandates'),
  'mandate:heldRevoked:sportello': must('mandates'),
  'mandate:heldEnding:sportello': must('mandates'),

  'reviewRequest:citizen': may('reviews', 'low'),
  'reviewRequest:ente': may('reviews', 'low'),
  'reviewPublished:citizen': may('reviews'),
  'reviewPublished:ente': may('reviews'),
  'reviewAnswered:citizen': may('reviews'),
  'reviewHidden:citizen': must('reviews'),
  'reviewHidden:ente': must('reviews'),
  'reviewShown:citizen': may('reviews'),
  'reviewShown:ente': may('reviews'),

  'ticket:opened:office': may('messages'),
  'ticket:written:office': may('messages'),
  'ticket:reopened:office': may('messages'),
  'ticket:answered:citizen': may('messages'),
  'ticket:closed:citizen': may('messages'),

  'voucher:queued:citizen': may('vouchers', 'low'),
  'voucher:ranked:citizen': may('vouchers', 'low'),
  'voucher:granted:citizen': must('vouchers'),
  'voucher:grantedFromRanking:citizen': must('vouchers'),
  'voucher:refused:citizen': must('vouchers'),
  'voucher:unchanged:citizen': must('vouchers'),
  'voucher:appealReceived:citizen': may('vouchers', 'low'),
  'voucher:appealAnswered:citizen': must('vouchers'),
  'voucher:expiring:citizen': may('vouchers'),

  'payout:approve:ente': may('payments', 'low'),
  'payout:execute:ente': must('payments', 'now'),
  'payout:refuse:ente': must('payments', 'now'),
  'payout:return:ente': must('payments', 'now'),
  'payout:no-iban:ente': must('payments', 'now'),
  'payout:no-balance:ente': must('payments', 'now'),

  'qualification:apply:ente': may('office', 'low'),
  'qualification:apply:office': may('office'),
  'qualification:requestIntegration:ente': must('documents'),
  'qualification:provideIntegration:office': may('documents'),
  'qualification:withdrawIntegration:ente': may('documents'),
  'qualification:integrationDeadline:ente': must('documents'),
  'qualification:integrationDeadline:office': may('documents'),
  'qualification:examinationReminder:office': may('office'),
  'qualification:examinationDeadline:office': may('office', 'now'),
  'qualification:qualify:ente': must('office'),
  'qualification:reject:ente': must('office'),
  'qualification:documentReminder:ente': must('documents'),
  'qualification:documentExpiry:ente': must('documents'),
  'qualification:documentExpiry:office': may('documents'),
  'qualification:updateDocument:office': may('documents', 'low'),
  'qualification:expiryReminder:ente': must('office'),
  'qualification:askRenewal:office': may('office'),
  'qualification:renew:ente': must('office'),
  'qualification:refuseRenewal:ente': must('office'),
  'qualification:suspend:ente': must('office', 'now'),
  'qualification:reinstate:ente': must('office'),
  'qualification:revoke:ente': must('office', 'now'),
  'qualification:expiry:ente': must('office'),
  'qualification:expiry:office': may('office', 'low'),
  'qualification:withdraw:ente': must('office'),
  'qualification:withdraw:office': may('office'),
};

export const NOTIFICATION_KEYS: readonly string[] = Object.keys(DECISIONS);

/**
 * What was decided for a kind of notification. An act that by itself would tell nobody is told to
 * whoever it was done for, as such.
 */
export function decisionOf({ kind, audience }: { kind: string; audience: string }): Decision {
  const known: Record<string, Decision> = DECISIONS;
  return known[`${kind}:${audience}`] ?? known[`inPlace:${audience}`] ?? may('office');
}
