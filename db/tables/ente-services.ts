import type { Generated, JSONColumnType } from 'kysely';
import type { State, TransitionName } from '../../catalogue/publishing.ts';
import type { ServiceContent } from '../../catalogue/service-content.ts';

/** A service as its ente writes it; what families find is `service`, under the same id. */
export interface EnteServiceTable {
  id: string;
  comuneId: string;
  enteId: string;
  serviceTypeId: string;
  state: State;
  /** Counts what is written and what is decided. */
  version: Generated<number>;
  /** What is being written. */
  content: JSONColumnType<ServiceContent>;
  /** How many versions were sent or published. */
  versions: Generated<number>;
  /** What is live; of a paused one, what is live again when it resumes. */
  liveVersion: number | null;
  waitingVersion: number | null;
  /** Null for what came with WeMi. */
  updatedBy: string | null;
  updatedAt: Generated<string>;
  stateSince: Generated<string>;
}

/** What a service said once, by its number. */
export interface EnteServiceVersionTable {
  serviceId: string;
  number: number;
  comuneId: string;
  enteId: string;
  content: JSONColumnType<ServiceContent>;
  writtenBy: string | null;
  at: Generated<string>;
}

export interface EnteServiceActTable {
  /** Follows from the command. */
  id: string;
  comuneId: string;
  serviceId: string;
  enteId: string;
  transition: TransitionName;
  fromState: State | null;
  toState: State;
  /** The version that it is about. */
  number: number | null;
  actorId: string;
  actorRole: 'ente' | 'admin';
  reason: string | null;
  at: Generated<string>;
}

/** Whether the comune lets an ente publish at once; the latest word counts. */
export interface EnteTrustTable {
  id: string;
  comuneId: string;
  enteId: string;
  isTrusted: boolean;
  reason: string;
  decidedBy: string;
  at: Generated<string>;
}

export interface EnteServiceNoticeTable {
  id: string;
  comuneId: string;
  serviceId: string;
  /** Null when the office is told. */
  enteId: string | null;
  kind: TransitionName;
  createdAt: Generated<string>;
  tryAt: Generated<string>;
  sentAt: Generated<string | null>;
}
