import type { ColumnType, Generated } from 'kysely';
import type { PayoutNoticeKind, PayoutStatus } from '../../payouts/acts.ts';

/** Bank data of an ente, from a day on: written by two of its people, never changed, never logged. */
export interface EnteIbanTable {
  id: string;
  comuneId: string;
  enteId: string;
  iban: string;
  holder: string;
  validFrom: string;
  setBy: string;
  at: Generated<string>;
  /** Null only of what was written before two people had to. */
  proposalId: string | null;
}

export type IbanProposalStatus = 'proposed' | 'confirmed' | 'refused' | 'withdrawn' | 'lapsed';

/** Where one of an ente's people would have it paid; another confirms it, or it never counts. */
export interface IbanProposalTable {
  /** The command's. */
  id: string;
  comuneId: string;
  enteId: string;
  iban: string;
  holder: string;
  proposedBy: string;
  proposedAt: string;
  /** When it is too late to confirm. */
  expiresAt: string;
  status: ColumnType<IbanProposalStatus, IbanProposalStatus | undefined, IbanProposalStatus>;
  decidedBy: ColumnType<string | null, never, string | null>;
  decidedAt: ColumnType<string | null, never, string | null>;
  /** Why it was refused. */
  reason: ColumnType<string | null, never, string | null>;
  /** Of the command that decided. */
  decisionId: ColumnType<string | null, never, string | null>;
}

/** Where enti are paid; told apart to keep the schema's list within a page. */
export interface IbanTables {
  enteIban: EnteIbanTable;
  ibanProposal: IbanProposalTable;
}

/** Whether payers may send an ente what they owe it by bank transfer; its latest word counts. */
export interface TransferAcceptanceTable {
  id: string;
  comuneId: string;
  enteId: string;
  isAccepted: boolean;
  setBy: string;
  at: Generated<string>;
}

/** The account of a comune out of which enti are paid, from a day on. */
export interface ComuneAccountTable {
  comuneId: string;
  validFrom: string;
  holder: string;
  fiscalCode: string;
  iban: string;
  bic: string | null;
}

/** What one ente is paid out for a period; its amount is that of the ledger entries it claims. */
export interface PayoutTable {
  id: string;
  comuneId: string;
  enteId: string;
  fromDay: string;
  throughDay: string;
  paidCents: number;
  voucherCents: number;
  /** Of what was paid, what payers sent straight to the ente. */
  directCents: Generated<number>;
  refundCents: number;
  feeCents: number;
  returnedCents: number;
  amountCents: number;
  status: ColumnType<PayoutStatus, PayoutStatus | undefined, PayoutStatus>;
  askedBy: string;
  askedAt: string;
  decidedBy: ColumnType<string | null, string | null | undefined, string | null>;
  decidedAt: ColumnType<string | null, string | null | undefined, string | null>;
  ibanId: ColumnType<string | null, string | null | undefined, string | null>;
  fileId: ColumnType<string | null, string | null | undefined, string | null>;
  bankReference: ColumnType<string | null, string | null | undefined, string | null>;
  executedOn: ColumnType<string | null, string | null | undefined, string | null>;
  returnedOn: ColumnType<string | null, string | null | undefined, string | null>;
  reason: ColumnType<string | null, string | null | undefined, string | null>;
}

/** What an ente is told of a payout, of why there is none, or of where it is paid. */
export interface PayoutNoticeTable {
  id: string;
  comuneId: string;
  enteId: string;
  payoutId: ColumnType<string | null, string | null | undefined, never>;
  proposalId: ColumnType<string | null, string | null | undefined, never>;
  /** Told at their own address; the ente as such when null. */
  personId: ColumnType<string | null, string | null | undefined, never>;
  kind: PayoutNoticeKind;
  createdAt: Generated<string>;
  tryAt: Generated<string>;
  sentAt: ColumnType<string | null, never, string>;
}

export interface PayoutActTable {
  /** The command's. */
  id: string;
  payoutId: string;
  comuneId: string;
  act: string;
  actorId: string;
  requestHash: string;
  reason: string | null;
  at: string;
}

export interface PayoutEntryTable {
  payoutId: string;
  ledgerEntryId: string;
  comuneId: string;
  /** Since when it can be claimed by another payout. */
  releasedAt: ColumnType<string | null, string | null | undefined, string | null>;
}

/** The order that went to the bank, byte for byte. */
export interface TransferFileTable {
  id: string;
  comuneId: string;
  messageId: string;
  executeOn: string;
  content: string;
  madeBy: string;
  madeAt: string;
}
