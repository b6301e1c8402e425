import { APPOINTMENT_TEXTS, type AppointmentKey } from './appointment-words.ts';
import { MANDATE_TEXTS, type MandateKey } from './mandate-words.ts';
import { OPERATOR_TEXTS, type OperatorKey } from './operator-words.ts';
import { PAYOUT_TEXTS, type PayoutKey } from './payout-words.ts';
import { QUALIFICATION_TEXTS, type QualificationKey } from './qualification-words.ts';
import { SERVICE_TEXTS, type ServiceKey } from './service-words.ts';
import type { NoticeText } from './texts-it.ts';
import { TICKET_TEXTS, type TicketKey } from './ticket-words.ts';
import { VOUCHER_TEXTS, type VoucherKey } from './voucher-words.ts';

/** Of notices that belong to no pratica: Italian for all, English for citizens. */
export interface DirectTexts<Key extends string> {
  it: Record<Key, NoticeText>;
  en: Record<Extract<Key, `${string}:citizen`>, NoticeText>;
}

export type DirectKey =
  | AppointmentKey
  | VoucherKey
  | MandateKey
  | OperatorKey
  | PayoutKey
  | QualificationKey
  | ServiceKey
  | TicketKey;

/** The words that come with WeMi for all that is told of no pratica. */
export const DIRECT_TEXTS: DirectTexts<DirectKey> = {
  it: {
    ...VOUCHER_TEXTS.it,
    ...MANDATE_TEXTS.it,
    ...OPERATOR_TEXTS.it,
    ...PAYOUT_TEXTS.it,
    ...QUALIFICATION_TEXTS.it,
    ...SERVICE_TEXTS.it,
    ...TICKET_TEXTS.it,
    ...APPOINTMENT_TEXTS.it,
  },
  en: {
    ...VOUCHER_TEXTS.en,
    ...MANDATE_TEXTS.en,
    ...PAYOUT_TEXTS.en,
    ...TICKET_TEXTS.en,
    ...APPOINTMENT_TEXTS.en,
  },
};
