import type { ColumnType, Generated } from 'kysely';

/**
 * Who takes payers' money for us; what is taken at a counter has none. `transfer` is the ente itself, at its
 * bank: no gateway knows of it.
 */
export type Provider = 'nexi' | 'paypal' | 'pagopa' | 'transfer';
/** How a payer may pay online. */
export type Method = 'card' | 'paypal' | 'pagopa';
export type Payee = 'ente' | 'comune';

/** Since when a service type is owed to whom; the ente where nothing is said. */
export interface PayeeRuleTable {
  comuneId: string;
  serviceTypeId: string;
  validFrom: string;
  payee: Payee;
}

/** Under which name and account a comune takes money at pagoPA, since a day. */
export interface PagopaCreditorTable {
  comuneId: string;
  validFrom: string;
  fiscalCode: string;
  name: string;
  iban: string;
  segregationCode: string;
  category: string;
  postalAccount: string | null;
  postalAuthorisation: string | null;
}

export type PaymentStatus = 'due' | 'settled' | 'closed' | 'refunded';
export type AttemptStatus =
  'opening' | 'open' | 'settled' | 'failed' | 'unknown' | 'to-refund' | 'refunded';

export interface PaymentTable {
  id: string;
  comuneId: string;
  praticaId: string;
  orderId: string;
  payee: Payee;
  enteId: string;
  /** Which payment of its order, from one on (docs/adr/0032). */
  instalment: Generated<number>;
  amountCents: number;
  status: PaymentStatus;
  dueAt: string;
  settledAt: string | null;
  createdAt: string;
}

export interface PaymentAttemptTable {
  id: string;
  comuneId: string;
  praticaId: string;
  paymentId: string;
  provider: Provider;
  providerOrderId: string;
  reference: string | null;
  securityToken: string | null;
  hostedPage: string | null;
  /** When the page was made. */
  pageAt: string | null;
  /** Of orders that outlive their page: since when nobody can pay it any more. */
  shutAt: string | null;
  /** Of an announced bank transfer: where the payer was told to send it. */
  ibanId: string | null;
  status: AttemptStatus;
  amountCents: number;
  createdAt: Generated<string>;
  updatedAt: Generated<string>;
}

/** Noted and undecided; paying what was due; come when nothing was, so on its way back. */
export type CaptureStatus = 'seen' | 'settled' | 'late';

export interface CaptureTable {
  id: string;
  comuneId: string;
  praticaId: string;
  paymentId: string;
  attemptId: string;
  provider: Provider;
  operationId: string;
  amountCents: number;
  status: CaptureStatus;
  /** The day on which a bank transfer arrived, as the ente says. */
  arrivedOn: string | null;
  createdAt: Generated<string>;
}

export type RefundCause = 'late' | 'unused' | 'office';

export interface RefundTable {
  id: string;
  comuneId: string;
  praticaId: string;
  paymentId: string;
  captureId: string;
  amountCents: number;
  cause: RefundCause;
  status: 'due' | 'done';
  refusals: Generated<number>;
  notBefore: string | null;
  createdAt: Generated<string>;
  doneAt: string | null;
  /** Of the bank transfer, where the gateway gives nothing back and the office does. */
  transferNumber: string | null;
}

export type ReceiptStatus = 'noted' | 'settled' | 'to-refund' | 'refunded';

export interface CounterReceiptTable {
  id: string;
  comuneId: string;
  praticaId: string;
  paymentId: string | null;
  number: string;
  amountCents: number | null;
  status: ReceiptStatus;
  takenAt: string;
  refundCents: number | null;
  refundNumber: string | null;
  refundedAt: string | null;
}

/** The number of a payment's receipt, in its comune and year; given by the database (docs/adr/0028). */
export interface PaymentReceiptTable {
  paymentId: string;
  comuneId: string;
  year: number;
  number: number;
}

export interface WebhookEventTable {
  provider: string;
  eventId: string;
  comuneId: string;
  attemptId: string;
  outcome: string;
  receivedAt: Generated<string>;
}

export interface LedgerEntryTable {
  id: Generated<string>;
  transactionId: string;
  comuneId: string;
  praticaId: string;
  paymentId: string;
  account: string;
  amountCents: number;
  kind: string;
  at: Generated<string>;
  /** Whose event tells of it; null in entries of before that was kept. */
  commandId: string | null;
  /** The gateway's operation, where one moved the money. */
  gatewayReference: string | null;
  /** Where it pays an ente out. */
  payoutId: ColumnType<string | null, string | null | undefined, never>;
}

/** What the comune keeps of what is paid for services, from a day on; of all, or of one service type. */
export interface ComuneFeeTable {
  comuneId: string;
  serviceTypeId: string | null;
  validFrom: string;
  /** Of 10,000. */
  rateBasisPoints: number;
}

/** The books of a day held against each other, as it came out. */
export interface ReconciliationTable {
  id: string;
  comuneId: string;
  day: string;
  orders: number;
  differences: ColumnType<object[], string, never>;
  askedBy: string | null;
  at: Generated<string>;
}
