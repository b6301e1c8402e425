import type { Generated } from 'kysely';

/** In which both sides of a pratica may say how a period of the service went. */
export interface ReviewWindowTable {
  comuneId: string;
  praticaId: string;
  period: number;
  enteId: string;
  serviceTypeId: string;
  /** Who came to the home, where the order named somebody. */
  operatorId: string | null;
  openedAt: string;
  closesAt: string;
  /** When both have written, or the window has closed; blind until then. */
  publishedAt: string | null;
}

export interface ReviewTable {
  /** The command's. */
  id: string;
  comuneId: string;
  praticaId: string;
  period: number;
  authorSide: 'citizen' | 'ente';
  enteId: string;
  serviceTypeId: string;
  /** 1 to 5. */
  stars: number;
  punctuality: number | null;
  kindness: number | null;
  clarity: number | null;
  text: string;
  writtenBy: string;
  mandateId: string | null;
  writtenAt: string;
  publishedAt: string | null;
  isHidden: Generated<boolean>;
}

/** What a citizen says of who came: read by the ente and the office only. */
export interface ReviewOperatorTable {
  reviewId: string;
  comuneId: string;
  praticaId: string;
  operatorId: string;
  stars: number;
  text: string;
}

export interface ReviewAnswerTable {
  reviewId: string;
  comuneId: string;
  text: string;
  answeredBy: string;
  answeredAt: string;
}

export interface ReviewModerationTable {
  id: string;
  comuneId: string;
  reviewId: string;
  act: 'hide' | 'show';
  reason: string;
  moderatedBy: string;
  at: string;
}

/** Of what citizens wrote of an ente's services of one type; a trigger keeps it. */
export interface ReviewTotalTable {
  comuneId: string;
  enteId: string;
  serviceTypeId: string;
  /** Published and not hidden. */
  reviews: Generated<number>;
  /** The sum of their stars. */
  stars: Generated<number>;
  hidden: Generated<number>;
}

export interface ServiceRatingTable {
  id: string;
  comuneId: string;
  subject: 'platform' | 'request' | 'payment' | 'page';
  /** The path of a public page, when the rating is of how clear it is. */
  page: string | null;
  stars: number;
  options: string[];
  text: string | null;
  at: string;
}
