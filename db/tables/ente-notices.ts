import type { Generated } from 'kysely';

/** The comune no longer offers a service type, or offers it again. */
export const TYPE_NOTICE_KINDS = ['typeRetired', 'typeRestored'] as const;
/** What one of its people holds ends in a month, and in a week. */
export const CREDENTIAL_NOTICE_KINDS = ['credentialEnding', 'credentialEndingSoon'] as const;
export type TypeNoticeKind = (typeof TYPE_NOTICE_KINDS)[number];
export type CredentialNoticeKind = (typeof CREDENTIAL_NOTICE_KINDS)[number];

export interface EnteNoticeTable {
  id: Generated<string>;
  comuneId: string;
  enteId: string;
  kind: TypeNoticeKind | CredentialNoticeKind;
  /** Whose credential ends, and its last day; null for what is of no operator. */
  operatorId: string | null;
  expiresOn: string | null;
  createdAt: Generated<string>;
  /** When it is tried, and once more after it failed. */
  tryAt: Generated<string>;
  sentAt: string | null;
  /** Not sent any more: it was renewed, or they have left. */
  droppedAt: string | null;
}

export interface EnteNoticeTables {
  enteNotice: EnteNoticeTable;
}
