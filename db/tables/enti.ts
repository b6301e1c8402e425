import type { ColumnType, Generated, JSONColumnType } from 'kysely';

export interface PriceLine {
  label: string;
  unit: string;
  band?: string;
  unitCents: number;
  minimum?: number;
}

export interface EnteTable {
  id: string;
  comuneId: string;
  name: string;
  kind: string;
  aboutIt: string;
  aboutEn: string;
  address: string;
  municipio: number | null;
  phone: string;
  email: string;
  founded: number | null;
  drawing: string;
  qualifiedUntil: string;
  suspended: Generated<boolean>;
}

export interface OperatorTable {
  id: string;
  comuneId: string;
  enteId: string;
  personId: string | null;
  name: string;
  profile: string;
  competences: Generated<string[]>;
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
}

/** The services of the asking comune, for reading; the only way to use the text index. */
export type PublishedServiceView = {
  [Column in keyof ServiceTable]: ColumnType<Selected<ServiceTable[Column]>, never, never>;
};

type Selected<T> = T extends ColumnType<infer Select, unknown, unknown> ? Select : T;
