import type { Span } from '../pratica/terms.ts';
import type { State, TimerName } from './transitions.ts';

/** What the avviso lays down, copied into each qualification that starts from it. */
export interface Terms {
  readonly examinationReminder: Span;
  readonly examinationDeadline: Span;
  readonly integrationDeadline: Span;
  /** How long an ente is listed, and by how long a renewal goes on. */
  readonly months: number;
  /** So many days before its end the ente is reminded, and may ask for the next term. */
  readonly renewalDays: number;
  /** So many days before a document expires its ente is reminded. */
  readonly documentDays: number;
  /** So many administrators must have assessed an application before it is decided. */
  readonly assessments: number;
  /** Mean of points, of a hundred, that it takes; null where each says yes or no. */
  readonly pointsAtLeast: number | null;
}

/** A document that the avviso asks for and that does not hold for ever. */
export interface Held {
  /** The requirement's, of the avviso. */
  readonly id: string;
  /** The last day on which it holds: a day of the comune, ISO. */
  readonly expiresOn: string;
  /** What its ente was told of: that it will expire, that it has. */
  readonly told?: 'soon' | 'over';
}

/** One administrator's: points of a hundred, or yes and no. The reasons stay in PostgreSQL. */
export interface Assessment {
  readonly points?: number;
  readonly isFavourable?: boolean;
}

export interface Integration {
  readonly id: string;
  readonly dueAt: string;
}

/** So many requests for documents may wait for an answer at once. */
export const INTEGRATIONS_AT_MOST = 3;
export const POINTS_AT_MOST = 100;

export type Deadlines = Readonly<Partial<Record<TimerName, string>>>;

export interface QualificationStart {
  readonly avvisoId: string;
  readonly enteId: string;
  readonly terms: Terms;
  readonly holidays: readonly string[];
  readonly documents: readonly Held[];
}

/** All that the workflow knows of a qualification: ids, days, instants, and where it stands. */
export interface Qualification extends QualificationStart {
  readonly id: string;
  readonly comuneId: string;
  /** Null until the application is made. */
  readonly state: State | null;
  readonly closed: boolean;
  readonly version: number;
  readonly stateSince: string;
  /** When the term to examine the application ran out; null until it does. */
  readonly lateSince: string | null;
  /** By the administrator's id; a later one takes the place of an earlier. */
  readonly assessments: Readonly<Record<string, Assessment>>;
  /** Those still open. */
  readonly integrations: readonly Integration[];
  /** First and last day of the term in which it is listed; null until it is. */
  readonly term: { readonly from: string; readonly until: string } | null;
  /** The ente was told that the term is coming to its end. */
  readonly isEndTold: boolean;
  readonly renewal: 'asked' | 'refused' | null;
  readonly deadlines: Deadlines;
}

export function newQualification(
  id: string,
  comuneId: string,
  start: QualificationStart,
): Qualification {
  return {
    ...start,
    id,
    comuneId,
    state: null,
    closed: false,
    version: 0,
    stateSince: '',
    lateSince: null,
    assessments: {},
    integrations: [],
    term: null,
    isEndTold: false,
    renewal: null,
    deadlines: {},
  };
}

/** The mean of all points reaches what the avviso asks for; or more say yes than no. */
export function isFavourable({
  assessments,
  terms,
}: Pick<Qualification, 'assessments' | 'terms'>): boolean {
  const all = Object.values(assessments);
  if (terms.pointsAtLeast === null) {
    return all.filter(({ isFavourable: yes }) => yes).length * 2 > all.length;
  }
  const points = all.reduce((sum, { points: given = 0 }) => sum + given, 0);
  return points >= terms.pointsAtLeast * all.length;
}
