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

/** How appointments are given at a sportello. */
export interface GivenAppointments {
  /** How long one lasts. */
  minutes: number;
  /** How many there are at the same time. */
  places: number;
  /** How far ahead one can be booked, from today. */
  daysAhead: number;
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
  /** Missing or null: none are given. */
  appointments?: GivenAppointments | null;
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
  appointments: ColumnType<GivenAppointments | null, string | null | undefined, string | null>;
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

/** Joined to those of the appointments given there (`appointments.ts`). */
export interface SportelloTables {
  sportello: SportelloTable;
  sportelloVersion: SportelloVersionTable;
}
