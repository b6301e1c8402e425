import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import type { Param, TypeDefinition } from '../../catalogue/definition.ts';

export type { Param } from '../../catalogue/definition.ts';

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

/** What is published now; the database counts its versions and keeps each. */
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
  version: ColumnType<number, never, never>;
  /** Since when it can no longer be asked for. */
  retiredAt: ColumnType<string | null, never, string | null>;
  /** Of the Italian name; written by the database. */
  stems: ColumnType<string, never, never>;
}

/** What a service type said once. Written by the database. */
export interface ServiceTypeVersionTable {
  comuneId: string;
  serviceTypeId: string;
  version: number;
  definition: JSONColumnType<TypeDefinition>;
  at: Generated<string>;
}

/** Who published a version, and why; none for what came with WeMi. */
export interface ServiceTypeActTable {
  /** Follows from the command. */
  id: string;
  comuneId: string;
  serviceTypeId: string;
  version: number;
  writtenBy: string;
  reason: string;
  at: Generated<string>;
}

/** That a type was retired or taken back, and what that touched then. */
export interface ServiceTypeRetirementTable {
  /** Follows from the command. */
  id: string;
  comuneId: string;
  serviceTypeId: string;
  act: 'retire' | 'restore';
  reason: string;
  services: number;
  enti: number;
  drafts: number;
  pratiche: number;
  writtenBy: string;
  at: Generated<string>;
}

/** The sections in their order, as an administrator wrote them. */
export interface SectionVersionTable {
  /** Follows from the command. */
  id: string;
  comuneId: string;
  version: number;
  sections: JSONColumnType<{ id: string; nameIt: string; nameEn: string }[]>;
  writtenBy: string;
  reason: string;
  at: Generated<string>;
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
