import type { ColumnType, Generated, JSONColumnType } from 'kysely';

/** From one wall time to another of a weekday, 1 is Monday; `09:00`, until midnight at most. */
export interface OpenHours {
  weekday: number;
  from: string;
  until: string;
}

/** ISO dates, both counted. */
export interface ClosedDays {
  from: string;
  through: string;
}

/** What a comune says of a sportello. */
export interface SportelloSaid {
  name: string;
  address: string;
  municipio: number | null;
  phone: string;
  hours: OpenHours[];
  closedDays: ClosedDays[];
  /** Whether people find it among those they can go to. */
  isShown: boolean;
}

type JsonList<T> = ColumnType<T[], string | undefined, string>;

export interface SportelloTable {
  comuneId: string;
  /** As tokens say it. */
  id: string;
  name: string;
  address: Generated<string>;
  municipio: number | null;
  phone: Generated<string>;
  hours: JsonList<OpenHours>;
  closedDays: JsonList<ClosedDays>;
  isShown: Generated<boolean>;
  /** 0 for what came with WeMi, as long as nobody has written it. */
  sheetVersion: Generated<number>;
}

/** Append-only. */
export interface SportelloVersionTable {
  /** The command's. */
  id: string;
  comuneId: string;
  sportelloId: string;
  version: number;
  said: JSONColumnType<SportelloSaid>;
  writtenBy: string;
  at: Generated<string>;
}
