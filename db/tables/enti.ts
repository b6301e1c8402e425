import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import type { Branch } from '../../catalogue/branches.ts';
import type { Photo } from '../../catalogue/photos.ts';

export interface PriceLine {
  label: string;
  unit: string;
  band?: string;
  unitCents: number;
  minimum?: number;
  /** How many visits or meals a package holds. */
  quantity?: number;
}

export interface EnteTable {
  id: string;
  comuneId: string;
  name: string;
  kind: string;
  aboutIt: string;
  aboutEn: string;
  /** Of its seat: the street and the number. */
  address: string;
  /** Empty, as is the town, while it has not said them: they were not asked for at first. */
  postalCode: Generated<string>;
  town: Generated<string>;
  municipio: number | null;
  phone: string;
  email: string;
  founded: number | null;
  drawing: string;
  /** The latest day of the old list and of its qualifications; null while nothing ever qualified it. */
  qualifiedUntil: string | null;
  suspended: Generated<boolean>;
  /** By the list from before there were avvisi; a trigger takes it from `qualifiedUntil`. */
  listedUntil: ColumnType<string | null, string | null | undefined, never>;
  /** Service types for which an avviso has qualified it: the old list counts no more for them. */
  avvisoTypeIds: Generated<string[]>;
  /** Those of them for which nothing qualifies it now: its services of these are not shown. */
  barredTypeIds: Generated<string[]>;
  /** Of its sheet; 0 while nobody has written it. */
  sheetVersion: Generated<number>;
  certificates: Generated<string[]>;
  spokenLanguages: Generated<string[]>;
  photos: JSONColumnType<Photo[], string | undefined>;
  branches: JSONColumnType<Branch[], string | undefined>;
}

/** What an ente says of itself to everybody. */
export interface EnteSaid {
  aboutIt: string;
  aboutEn: string;
  address: string;
  postalCode: string;
  town: string;
  municipio: number | null;
  phone: string;
  email: string;
  founded: number | null;
  drawing: string;
  certificates: string[];
  languages: string[];
  /** Missing, as are branches, in versions from before there were any. */
  photos?: Photo[];
  branches?: Branch[];
}

export interface EnteVersionTable {
  id: string;
  comuneId: string;
  enteId: string;
  version: number;
  /** In versions from before they were asked for, without its postal code and town. */
  said: JSONColumnType<EnteSaid | Omit<EnteSaid, 'postalCode' | 'town'>>;
  writtenBy: string;
  at: Generated<string>;
}

/** A time in which the comune lets an ente take nothing new; see docs/adr/0014. */
export interface EnteSuspensionTable {
  id: string;
  comuneId: string;
  enteId: string;
  reason: string;
  suspendedBy: string;
  suspendedAt: string;
  /** The command that lifted it. */
  liftId: string | null;
  liftedBy: string | null;
  liftedAt: string | null;
  liftReason: string | null;
  /** Null when the comune lets it take nothing new at all; else of these service types alone. */
  qualificationId: string | null;
  serviceTypeIds: string[] | null;
}

export type PlannedForCase = 'exclude' | 'returnToOffer' | 'decide';

/** What the suspension of an ente does to one pratica that it is in, and how far that has come. */
export interface EnteSuspensionCaseTable {
  suspensionId: string;
  praticaId: string;
  comuneId: string;
  planned: PlannedForCase;
  /**
   * `overtaken`: the pratica had moved out of its reach; `toDecide`: the office must; `left`: it
   * decided to let the service go on; `lifted`: the ente was reinstated first.
   */
  outcome: Generated<'pending' | 'done' | 'overtaken' | 'toDecide' | 'left' | 'lifted'>;
  tries: Generated<number>;
  updatedAt: string;
}

/** Days on which an ente is closed, the first and the last of them. */
export interface EnteClosureTable {
  id: string;
  comuneId: string;
  enteId: string;
  fromDay: string;
  throughDay: string;
  note: string | null;
  createdBy: string;
  createdAt: Generated<string>;
  /** When it had moved the terms of all orders that it touches. */
  appliedAt: ColumnType<string | null, never, string | null>;
  removedAt: ColumnType<string | null, never, string>;
  /** When it was last removed or made shorter. */
  changedAt: ColumnType<string | null, never, string>;
  /** How far it had reached before: its orders get back the days up to there. */
  givenBack: ColumnType<string | null, never, string>;
}

export interface ServiceTable {
  id: string;
  comuneId: string;
  enteId: string;
  serviceTypeId: string;
  title: string;
  summary: string;
  description: string;
  included: Generated<string[]>;
  profiles: string[];
  competences: Generated<string[]>;
  languages: Generated<string[]>;
  zones: number[];
  priceLines: JSONColumnType<PriceLine[]>;
  priceFromCents: number;
  priceUnit: string;
  availableFrom: string | null;
  drawing: string;
  publishedAt: Generated<string>;
  /** Written by a trigger. */
  search: ColumnType<string, never, never>;
  /** What the ente says of the questions of its type, as `timeBands:night`. */
  covers: Generated<string[]>;
  /** `covers`, and what follows from prices, languages and competences; written by a trigger, as are the prices. */
  facets: Generated<string[]>;
  hourCents: ColumnType<number | null, never, never>;
  hourMinimum: ColumnType<number | null, never, never>;
  holidayCents: ColumnType<number | null, never, never>;
  nightCents: ColumnType<number | null, never, never>;
  visitCents: ColumnType<number | null, never, never>;
  bundleCents: ColumnType<number | null, never, never>;
  bundleUnits: ColumnType<number | null, never, never>;
  monthCents: ColumnType<number | null, never, never>;
  photos: JSONColumnType<Photo[], string | undefined>;
}

/** The services of the asking comune, for reading; the only way to use the text index. */
export type PublishedServiceView = {
  [Column in keyof ServiceTable]: ColumnType<Selected<ServiceTable[Column]>, never, never>;
};

type Selected<T> = T extends ColumnType<infer Select, unknown, unknown> ? Select : T;
