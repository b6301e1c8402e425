import type { ColumnType } from 'kysely';

export const SETTING_KINDS = ['payee', 'creditor', 'account', 'fee'] as const;
export type SettingKind = (typeof SETTING_KINDS)[number];
export type SettingStatus = 'asked' | 'laid-down' | 'declined' | 'withdrawn';

/** What a rule says; which of these, its kind decides. */
export interface SettingSaid {
  payee?: 'ente' | 'comune';
  /** Of 10,000. */
  rateBasisPoints?: number;
  name?: string;
  holder?: string;
  fiscalCode?: string;
  iban?: string;
  bic?: string;
  segregationCode?: string;
  category?: string;
  /** Twelve digits; with the authorisation, or neither. */
  postalAccount?: string;
  postalAuthorisation?: string;
}

/** A rule about money that an administrator asked for, from a day on. */
export interface MoneySettingTable {
  /** The command's. */
  id: string;
  comuneId: string;
  kind: SettingKind;
  serviceTypeId: string | null;
  validFrom: string;
  said: ColumnType<SettingSaid, string, never>;
  status: SettingStatus;
  requestHash: string;
  askedBy: string;
  askedAt: string;
  decidedBy: string | null;
  decidedAt: string | null;
  withdrawnBy: string | null;
  withdrawnAt: string | null;
}
