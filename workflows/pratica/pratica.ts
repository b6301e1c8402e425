import type { Closure } from './closures.ts';
import type { Instalments } from './instalments.ts';
import type { Renewal } from './renewal.ts';
import type { Service } from './service.ts';
import type { Terms } from './terms.ts';
import type { State, TimerName } from './transitions.ts';

/** The version of its policy that a pratica runs under. */
export interface PolicyRef {
  readonly id: string;
  readonly version: number;
}

/** Documents that are asked of the citizen; what exactly, and why, stays in PostgreSQL. */
export interface Integration {
  readonly id: string;
  /** Null when the office asks. */
  readonly enteId: string | null;
  readonly dueAt: string;
}

/** So many requests for documents may wait for an answer at once. */
export const INTEGRATIONS_AT_MOST = 3;

/** What a new pratica starts from. `holidays` are ISO dates of the comune, some years ahead. */
export interface PraticaStart {
  readonly applicantId: string;
  readonly enti: readonly string[];
  readonly terms: Terms;
  readonly policy?: PolicyRef;
  readonly holidays: readonly string[];
}

export interface Offer {
  readonly enteId: string;
  readonly revision: number;
  readonly validUntil: string;
  readonly status: 'live' | 'chosen' | 'reserve' | 'withdrawn' | 'rejected' | 'closed';
}

/** `excluded`: the office has taken the ente out of this pratica. */
export type EnteAnswer = 'awaited' | 'offered' | 'declined' | 'withdrawn' | 'excluded';

/** All that the workflow knows of a pratica: ids, instants, and where it stands. */
export interface Pratica {
  readonly id: string;
  readonly comuneId: string;
  readonly applicantId: string;
  readonly terms: Terms;
  /** Missing in pratiche that started before policies had versions. */
  readonly policy?: PolicyRef;
  readonly holidays: readonly string[];
  /** Null until the request is made. */
  readonly state: State | null;
  readonly closed: boolean;
  readonly version: number;
  readonly openedAt: string;
  readonly stateSince: string;
  readonly enti: Readonly<Record<string, EnteAnswer>>;
  readonly offers: Readonly<Record<string, Offer>>;
  readonly chosenOfferId: string | null;
  readonly paymentId: string | null;
  /** The citizen's one extension of the offers deadline is spent. */
  readonly extended: boolean;
  /** Business days that the office has added; missing in pratiche older than the count. */
  readonly extendedByOffice?: number;
  readonly escalated: boolean;
  /** From the order on; missing in pratiche that were ordered before services had a period. */
  readonly service?: Service;
  /** When the chosen ente is closed, as far as was known when its terms were set. */
  readonly closures?: readonly Closure[];
  /** What one side proposes for the next period. */
  readonly renewal?: Renewal | null;
  /** Later payments of the order; missing where one payment is all. */
  readonly instalments?: Instalments;
  /** Those still open; missing until something was asked. */
  readonly integrations?: readonly Integration[];
  readonly deadlines: Readonly<Partial<Record<TimerName, string>>>;
}

export function newPratica(id: string, comuneId: string, start: PraticaStart): Pratica {
  return {
    id,
    comuneId,
    applicantId: start.applicantId,
    terms: start.terms,
    ...(start.policy ? { policy: start.policy } : {}),
    holidays: start.holidays,
    state: null,
    closed: false,
    version: 0,
    openedAt: '',
    stateSince: '',
    enti: Object.fromEntries(start.enti.map((enteId) => [enteId, 'awaited'])),
    offers: {},
    chosenOfferId: null,
    paymentId: null,
    extended: false,
    escalated: false,
    deadlines: {},
  };
}

/** An offer can be chosen while it is live and its validity has not run out. */
export function isChoosable(offer: Offer, now: string): boolean {
  return offer.status === 'live' && offer.validUntil > now;
}

export function chosenEnteId(pratica: Pratica): string | null {
  return pratica.chosenOfferId ? (pratica.offers[pratica.chosenOfferId]?.enteId ?? null) : null;
}

export function liveOfferOf(pratica: Pratica, enteId: string): Offer | undefined {
  return Object.values(pratica.offers).find((o) => o.enteId === enteId && o.status === 'live');
}
