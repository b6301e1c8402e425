import type { ColumnType, Generated, JSONColumnType } from 'kysely';

export interface Param {
  id: string;
  it: string;
  en: string;
  type: 'choice' | 'choices' | 'integer' | 'boolean' | 'text';
  options?: { id: string; it: string; en: string }[];
  min?: number;
  max?: number;
  sensitive: boolean;
  required: boolean;
}

export interface ComuneTable {
  id: string;
  name: string;
  patron: string;
  numberPrefix: string;
  nextNumber: Generated<number>;
  /** Of tickets. */
  nextTicket: Generated<number>;
}

export interface MunicipioTable {
  comuneId: string;
  id: number;
  name: string;
  /** The middle of its area, about. */
  latitude: Generated<number | null>;
  longitude: Generated<number | null>;
  /** Its path on a schematic map of 100 by 100. */
  shape: Generated<string | null>;
}

export interface PersonTable {
  id: string;
  comuneId: string;
  name: string;
  email: string | null;
  language: Generated<string>;
  /** As the latest token said; whom a task can be handed to follows from these. */
  role: string | null;
  enteId: string | null;
}

export interface SectionTable {
  comuneId: string;
  id: string;
  position: number;
  nameIt: string;
  nameEn: string;
}

export interface ServiceTypeTable {
  comuneId: string;
  id: string;
  sectionId: string;
  nameIt: string;
  nameEn: string;
  summaryIt: string;
  summaryEn: string;
  profiles: string[];
  params: JSONColumnType<Param[]>;
  priceModels: string[];
  shared: Generated<boolean>;
  /** Of the Italian name; written by the database. */
  stems: ColumnType<string, never, never>;
}

/** An everyday word, and where it leads: to a service type, to an option of a question, or to both. */
export interface SynonymTable {
  id: Generated<string>;
  comuneId: string;
  term: string;
  serviceTypeId: string | null;
  param: Generated<string | null>;
  option: Generated<string | null>;
  /** Null for those that come with WeMi. */
  writtenBy: Generated<string | null>;
  writtenAt: ColumnType<string, never, never>;
  removedBy: ColumnType<string | null, never, string | null>;
  removedAt: ColumnType<string | null, never, string | null>;
  /** Written by the database. */
  stems: ColumnType<string, never, never>;
}

export interface SearchWordTable {
  comuneId: string;
  word: string;
  stem: string;
}
