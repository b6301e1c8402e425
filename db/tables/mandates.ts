import type { Generated } from 'kysely';

/** A citizen without login, written down at a sportello. */
export interface RegisteredCitizenTable {
  personId: string;
  comuneId: string;
  fiscalCode: string;
  phone: string | null;
  sportelloId: string;
  registeredBy: string;
  requestHash: string;
  registeredAt: Generated<string>;
}

export interface MandateTable {
  id: string;
  comuneId: string;
  kind: 'delegate' | 'sportello';
  /** In whose place one may act. Names are as they were when it was given and accepted. */
  principalId: string;
  principalName: string;
  /** Whoever accepted or refused it. */
  delegateId: string | null;
  delegateName: string | null;
  /** Where it was offered, and the digest by which its owner finds it (db/connect.ts). */
  delegateEmail: string | null;
  delegateDigest: string | null;
  sportelloId: string | null;
  scope: string[];
  /** The one pratica that it is for; every one when null. */
  praticaId: string | null;
  /** Days of the comune, both counted. */
  startsOn: string;
  expiresOn: string;
  createdAt: Generated<string>;
  decidedAt: string | null;
  accepted: boolean | null;
  revokedAt: string | null;
  /** The day on the paper, and where it is kept. */
  signedOn: string | null;
  note: string | null;
  requestHash: string;
}

export type MandateAct = 'offered' | 'signed' | 'accepted' | 'refused' | 'revoked';

export interface MandateEventTable {
  id: Generated<string>;
  mandateId: string;
  comuneId: string;
  kind: MandateAct;
  actorId: string;
  actorName: string;
  actorRole: string;
  reason: string | null;
  at: Generated<string>;
}

export interface MandateNoticeTable {
  id: Generated<string>;
  mandateId: string;
  comuneId: string;
  /** Of what was done with it, or that it ends soon. */
  kind: MandateAct | 'ending';
  audience: 'principal' | 'delegate';
  createdAt: Generated<string>;
  /** When it is tried, and once more after it failed. */
  tryAt: Generated<string>;
  sentAt: string | null;
  /** Of a notice before the end: by which of the comune's days it is due. */
  daysBefore: number | null;
  /** Not sent any more: the mandate ended first. */
  droppedAt: string | null;
}
