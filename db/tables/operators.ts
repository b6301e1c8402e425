import type { ColumnType, Generated, JSONColumnType } from 'kysely';

export interface OperatorTable {
  id: string;
  comuneId: string;
  enteId: string;
  personId: string | null;
  name: string;
  profile: string;
  competences: Generated<string[]>;
  /** 0 for one that nobody has written about yet. */
  sheetVersion: Generated<number>;
  /** The day with which the first of their credentials ends; null when none does. */
  validUntil: ColumnType<string | null, string | null | undefined, string | null>;
  /** The first day on which they work for the ente no more. */
  leftOn: ColumnType<string | null, string | null | undefined, string | null>;
}

export interface Credential {
  /** What it is, as the ente calls it. */
  title: string;
  number: string;
  /** Its last day; null for one that does not end. */
  expiresOn: string | null;
}

/** What an ente says of one who works for it. */
export interface OperatorSaid {
  name: string;
  profile: string;
  competences: string[];
  credentials: Credential[];
  leftOn: string | null;
}

export interface OperatorVersionTable {
  id: string;
  comuneId: string;
  enteId: string;
  operatorId: string;
  version: number;
  said: JSONColumnType<OperatorSaid>;
  writtenBy: string;
  at: Generated<string>;
}
