import type { ColumnType, Generated, JSONColumnType } from 'kysely';

/** What counts in the order of what is found. Whether an ente pays, or earns, is none of it. */
export const CRITERIA = ['text', 'near', 'rating', 'soon', 'price'] as const;
export type Criterion = (typeof CRITERIA)[number];
/** How much each counts, 0 to 10. */
export type Weights = Record<Criterion, number>;

export interface SearchRankingTable {
  id: string;
  comuneId: string;
  version: number;
  weights: JSONColumnType<Weights>;
  reason: string;
  writtenBy: string;
  at: ColumnType<string, never, never>;
}

/** How often, on a day, a search found nothing; which words it had is not kept here. */
export interface SearchMissTable {
  comuneId: string;
  fingerprint: string;
  day: string;
  count: Generated<number>;
}

/** The words of a search in vain that so many made that they are nobody's. */
export interface SearchMissTermTable {
  comuneId: string;
  fingerprint: string;
  terms: string;
  knownSince: string;
}

export interface GuideQuestionTable {
  comuneId: string;
  id: string;
  position: number;
  textIt: string;
  textEn: string;
}

export interface GuideAnswerTable {
  comuneId: string;
  questionId: string;
  id: string;
  position: number;
  textIt: string;
  textEn: string;
  /** The question that follows; none ends the path. */
  nextId: string | null;
}

/** Where an answer leads, and why. */
export interface GuideLeadTable {
  comuneId: string;
  questionId: string;
  answerId: string;
  serviceTypeId: string;
  weight: number;
  reasonIt: string;
  reasonEn: string;
}
