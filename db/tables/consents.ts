import type { Generated } from 'kysely';

export const CONSENT_KINDS = ['privacy', 'phone-to-ente'] as const;
export type ConsentKind = (typeof CONSENT_KINDS)[number];

/** Append-only: what a person agreed to, or took back. */
export interface ConsentActTable {
  /** The command's. */
  id: string;
  comuneId: string;
  personId: string;
  kind: ConsentKind;
  isGiven: boolean;
  /** Of the published words (`content_version`) that were read. */
  version: number;
  at: Generated<string>;
}
