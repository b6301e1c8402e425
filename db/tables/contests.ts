import type { ColumnType, Generated } from 'kysely';

/** From a day of the comune on, until a later row's day. */
export interface ComuneRuleTable {
  comuneId: string;
  validFrom: string;
  contestWithinDays: Generated<number>;
  contestAnswerBusinessDays: Generated<number>;
  /** How many days before its end both sides hear of it; none when empty. */
  mandateNoticeDays: Generated<number[]>;
  /** How many days before a voucher expires its person hears of it. */
  voucherNoticeDays: Generated<number>;
  /** What one administrator may give back without another. */
  aloneUpToCents: Generated<number>;
  /** How long a second administrator is waited for. */
  approvalBusinessDays: Generated<number>;
  /** How many days the second of an ente's people has to confirm where it is paid. */
  ibanConfirmationDays: Generated<number>;
  /** How many days after the end of a service both sides are asked how it went, and have to say so. */
  reviewAfterDays: Generated<number>;
  reviewWindowDays: Generated<number>;
  /** How long one may still write in a pratica that is closed. */
  writeAfterCloseDays: Generated<number>;
  /** How many tickets a person may open in a day, and for how long an answer reopens a closed one. */
  ticketsPerDay: Generated<number>;
  ticketReopenDays: Generated<number>;
  /** How long mail and SMS wait for the notification to be read on the web. */
  mailAfterSeconds: Generated<number>;
  smsAfterSeconds: Generated<number>;
  smsPerPersonDay: Generated<number>;
  smsPerMonth: Generated<number>;
  /** Codes that confirm a contact: for one person, and to one address whoever asks. */
  codesPerPersonDay: Generated<number>;
  codesPerAddressDay: Generated<number>;
  /** What one segment of an SMS costs, in thousandths of a cent. */
  smsSegmentMillicents: Generated<number>;
}

/** An act done in another's place, contested by that other: by the citizen where no ente is named. */
export interface ContestTable {
  /** The command's. */
  id: string;
  comuneId: string;
  praticaId: string;
  /** The act. */
  eventId: string;
  enteId: string | null;
  contestedBy: string;
  actedBy: string;
  reason: string;
  at: string;
  /** Null while nobody answered. */
  upheld: ColumnType<boolean | null, boolean | null | undefined, boolean | null>;
  answer: ColumnType<string | null, string | null | undefined, string | null>;
  /** The move that is to follow, by its name. */
  followUp: ColumnType<string | null, string | null | undefined, string | null>;
  answeredBy: ColumnType<string | null, string | null | undefined, string | null>;
  answeredAt: ColumnType<string | null, string | null | undefined, string | null>;
}
