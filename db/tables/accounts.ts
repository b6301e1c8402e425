import type { ColumnType, Generated } from 'kysely';

export const ACCOUNT_ACTS = ['invited', 'role-changed', 'suspended', 'reinstated', 'credentials-mailed', 'session-ended', 'sessions-ended'] as const; // prettier-ignore
export type AccountActKind = (typeof ACCOUNT_ACTS)[number];

/** What an act says beside its kind: roles and places before and after, never a name or an address. */
export interface AccountActSaid {
  role?: string;
  enteId?: string;
  sportelloId?: string;
  /** The role of before. */
  was?: string;
}

/** What was asked of Keycloak about an account, by whom; see docs/adr/0051. */
export interface AccountActTable {
  /** The command's. */
  id: string;
  comuneId: string;
  actorId: string;
  /** Null until an invited account is there. */
  accountId: string | null;
  act: AccountActKind;
  said: ColumnType<AccountActSaid, string, never>;
  reason: string | null;
  requestHash: string;
  /** For which ente it was done; null: by the office, or by the person themself. */
  enteId: string | null;
  askedAt: Generated<string>;
  /** Null until Keycloak has done it. */
  doneAt: string | null;
}

/** On what device a log-in is used. */
export interface PersonSessionTable {
  /** SHA-256 of the session's id. */
  digest: string;
  comuneId: string;
  personId: string;
  /** Browser and system by name, such as `Firefox · Linux`. */
  device: string;
  seenAt: Generated<string>;
}
