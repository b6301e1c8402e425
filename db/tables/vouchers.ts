import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import type { Decision } from '../../vouchers/decide.ts';
import type { Facts } from '../../vouchers/facts.ts';
import type { DocumentKind, FactSource, IseeKind, Rules } from '../../vouchers/rules.ts';
import type { DocumentType } from './integrations.ts';

export interface VoucherFundTable {
  id: string;
  comuneId: string;
  owner: string;
  name: string;
  about: string;
  source: string;
  budgetCents: number;
  opensOn: string;
  applyUntil: string;
  /** Last day of its vouchers. */
  spendUntil: string;
  /** Null when it came with the platform. */
  createdBy: string | null;
  reason: string | null;
  createdAt: Generated<string>;
}

export interface RuleSetTable {
  id: string;
  comuneId: string;
  fundId: string;
  /** 1, 2, 3 … for each fund. */
  version: number;
  validFrom: string;
  rules: JSONColumnType<Rules>;
  writtenBy: string | null;
  reason: string | null;
  at: Generated<string>;
}

export interface IseeTable {
  id: string;
  comuneId: string;
  personId: string;
  kind: IseeKind;
  valueCents: number;
  validUntil: string;
  source: FactSource;
  saidBy: string;
  at: Generated<string>;
}

export type ApplicationStatus = 'received' | 'granted' | 'refused' | 'withdrawn';

export interface VoucherApplicationTable {
  id: string;
  comuneId: string;
  fundId: string;
  personId: string;
  iseeId: string;
  /** All but the ISEE. */
  facts: JSONColumnType<Omit<Facts, 'isee'>>;
  submittedBy: string;
  submittedRole: string;
  mandateId: string | null;
  reason: string | null;
  receivedAt: Generated<string>;
  status: Generated<ApplicationStatus>;
}

/** A paper that a measure asks for: uploaded for one fund and one person, then sent with an application. */
export interface VoucherDocumentTable {
  id: string;
  comuneId: string;
  fundId: string;
  personId: string;
  kind: DocumentKind;
  name: string;
  type: DocumentType;
  bytes: number;
  /** Of what is stored, and of what was sent: metadata is taken out in between. */
  sha256: string;
  sourceSha256: string;
  /** Its file in the documents' folder. */
  storedAs: string;
  uploadedBy: string;
  uploadedAt: Generated<string>;
  /** Null until it is sent; one that never is goes after a day. */
  applicationId: ColumnType<string | null, never, string>;
}

/** What a decision found in the fund, in cents. */
export interface FundsMet {
  leftCents: number;
  neededCents: number;
  isMet: boolean;
}

export interface VoucherDecisionTable {
  id: string;
  comuneId: string;
  applicationId: string;
  ruleSetId: string;
  outcome: Decision['outcome'];
  amountCents: number;
  per: Decision['per'];
  onDate: string;
  rules: JSONColumnType<Decision['rules']>;
  facts: JSONColumnType<Facts>;
  funds: JSONColumnType<FundsMet>;
  decidedBy: string;
  reason: string | null;
  at: Generated<string>;
}

export interface VoucherAppealTable {
  id: string;
  comuneId: string;
  decisionId: string;
  personId: string;
  decidedBy: string;
  reason: string;
  at: Generated<string>;
  /** Until when the office has to answer. */
  dueAt: string;
  upheld: boolean | null;
  answer: string | null;
  answeredBy: string | null;
  answeredAt: string | null;
  /** In whose hands it is: never of whoever decided. */
  assigneeId: ColumnType<string | null, string | undefined, string | null>;
}

export type VoucherNoticeKind =
  | 'queued'
  | 'ranked'
  | 'granted'
  | 'grantedFromRanking'
  | 'refused'
  /** Decided anew after an appeal, and the voucher stays as it was. */
  | 'unchanged'
  | 'appealReceived'
  | 'appealAnswered'
  | 'expiring';

export interface VoucherNoticeTable {
  id: Generated<string>;
  comuneId: string;
  personId: string;
  kind: VoucherNoticeKind;
  /** Null for a voucher that expires. */
  applicationId: string | null;
  /** The voucher that expires. */
  voucherId: string | null;
  createdAt: Generated<string>;
  /** When it is tried, and once more after it failed. */
  tryAt: Generated<string>;
  sentAt: string | null;
  /** Not sent any more: the voucher was used up or has expired. */
  droppedAt: string | null;
}

export interface VoucherTable {
  id: string;
  comuneId: string;
  fundId: string;
  personId: string;
  decisionId: string;
  valueCents: number;
  /** What it pays at most for each month of a service; null when it does not matter. */
  monthlyCents: number | null;
  /** What it can be spent on; null for all services. */
  serviceTypeIds: string[] | null;
  expiresOn: string;
  at: Generated<string>;
}

/** Of a voucher and its fund, or of a tariff. */
export interface VoucherMovementTable {
  id: string;
  comuneId: string;
  fundId: string | null;
  voucherId: string | null;
  praticaId: string;
  paymentId: string;
  kind: 'reserved' | 'spent' | 'returned';
  cents: number;
  at: string;
  tariffId: string | null;
}
