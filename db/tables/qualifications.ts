import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import type { Terms } from '../../workflows/qualification/qualification.ts';
import type { State } from '../../workflows/qualification/transitions.ts';
import type { FactsColumnWithDefault, NullableFactsColumn } from './facts.ts';

/** Something that an avviso asks for: a document, or only that one declares it. */
export interface Requirement {
  id: string;
  kind: 'document' | 'declaration';
  labelIt: string;
  labelEn: string;
  /** Of a document: it holds until a day, and must be renewed. */
  expires: boolean;
  /** May be left out. */
  optional: boolean;
}

/** An invitation to enti to be qualified; see docs/adr/0046. */
export interface AvvisoTable {
  id: string;
  comuneId: string;
  titleIt: string;
  titleEn: string;
  textIt: string;
  textEn: string;
  serviceTypeIds: string[];
  municipi: number[];
  requirements: JSONColumnType<Requirement[]>;
  terms: JSONColumnType<Terms>;
  opensAt: string;
  closesAt: string;
  writtenBy: string;
  writtenAt: string;
  version: Generated<number>;
  publishedBy: ColumnType<string | null, never, string>;
  publishedAt: ColumnType<string | null, never, string>;
  withdrawnBy: ColumnType<string | null, never, string>;
  withdrawnAt: ColumnType<string | null, never, string>;
  withdrawReason: ColumnType<string | null, never, string>;
}

/** What an ente declares to an avviso; a draft until it is sent. Its id is the qualification's. */
export interface QualificationApplicationTable {
  id: string;
  comuneId: string;
  avvisoId: string;
  enteId: string;
  content: FactsColumnWithDefault;
  version: Generated<number>;
  updatedBy: string;
  updatedAt: string;
  sentAt: ColumnType<string | null, never, string>;
}

/** Where a qualification stands, as its workflow writes it down. */
export interface QualificationTable {
  id: string;
  comuneId: string;
  avvisoId: string;
  enteId: string;
  serviceTypeIds: string[];
  municipi: number[];
  state: State;
  closed: boolean;
  version: number;
  appliedAt: string;
  stateSince: string;
  deadlines: JSONColumnType<Record<string, string>>;
  dueAt: string | null;
  isLate: Generated<boolean>;
  listedFrom: string | null;
  listedUntil: string | null;
  renewal: 'asked' | 'refused' | null;
  openIntegrations: Generated<number>;
  updatedAt: string;
}

/** A document as its ente declared it; a later one of the same requirement takes its place. */
export interface QualificationDocumentTable {
  id: string;
  comuneId: string;
  qualificationId: string;
  enteId: string;
  requirementId: string;
  reference: string;
  /** The last day on which it holds. */
  expiresOn: string | null;
  declaredBy: string;
  declaredAt: string;
  /** Null for a declaration, and for what was told before files were. */
  fileId: string | null;
}

/** What one administrator thought of an application; their last one counts. */
export interface QualificationAssessmentTable {
  id: string;
  comuneId: string;
  qualificationId: string;
  assessorId: string;
  points: number | null;
  isFavourable: boolean | null;
  reason: string;
  at: string;
}

export interface QualificationIntegrationTable {
  id: string;
  comuneId: string;
  qualificationId: string;
  enteId: string;
  /** In words; or a document of the avviso, once more. */
  items: JSONColumnType<{ label: string; requirementId?: string }[]>;
  reason: string;
  askedBy: string;
  askedAt: string;
  dueAt: string;
  status: Generated<'open' | 'answered' | 'withdrawn' | 'lapsed' | 'moot'>;
  answer: NullableFactsColumn;
  closedAt: string | null;
}

export interface QualificationCommandTable {
  id: string;
  comuneId: string;
  qualificationId: string;
  actorId: string;
  transition: string;
  requestHash: string;
  payload: FactsColumnWithDefault;
  reason: string | null;
  result: NullableFactsColumn;
  createdAt: Generated<string>;
}

export interface QualificationEventTable {
  id: Generated<string>;
  comuneId: string;
  qualificationId: string;
  enteId: string;
  seq: number;
  kind: string;
  fromState: string | null;
  toState: string;
  actorId: string | null;
  actorRole: string;
  reason: string | null;
  channel: string;
  audience: string[];
  data: FactsColumnWithDefault;
  commandId: string;
  at: string;
  prevHash: string | null;
  hash: string;
}

export interface QualificationTaskTable {
  id: Generated<string>;
  comuneId: string;
  qualificationId: string;
  kind: string;
  owner: 'ente' | 'office';
  enteId: string | null;
  dueAt: string;
  escalated: boolean;
  openedAt: string;
  closedAt: string | null;
}

/** Somebody is to be told of a step: an ente or, where none is named, the office. */
export interface QualificationNoticeTable {
  id: string;
  comuneId: string;
  qualificationId: string;
  enteId: string | null;
  kind: string;
  createdAt: Generated<string>;
  tryAt: Generated<string>;
  sentAt: string | null;
}
