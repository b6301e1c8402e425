import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import type { Plan } from '../../workflows/pratica/plan.ts';
import type { Service } from '../../workflows/pratica/service.ts';
import type { Terms } from '../../workflows/pratica/terms.ts';
import type { FactsColumnWithDefault } from './facts.ts';

export interface NeedTable {
  id: string;
  comuneId: string;
  applicantId: string;
  serviceTypeId: string;
  /** The version of the type that it is told in; today's when not given. */
  serviceTypeVersion: Generated<number>;
  params: FactsColumnWithDefault;
  beneficiary: FactsColumnWithDefault;
  place: FactsColumnWithDefault;
  times: FactsColumnWithDefault;
  municipio: number | null;
  step: Generated<number>;
  praticaId: string | null;
  /** The pratica that the need was copied from, to open it anew. */
  reopenedFrom: string | null;
  /** Under which somebody else began it for the applicant. */
  mandateId: string | null;
  updatedAt: Generated<string>;
}

export interface PraticaTable {
  id: string;
  comuneId: string;
  number: string;
  serviceTypeId: string;
  needId: string;
  applicantId: string;
  municipio: number | null;
  state: string;
  closed: Generated<boolean>;
  version: number;
  openedAt: string;
  stateSince: string;
  deadlines: ColumnType<Record<string, string>, string | undefined, string>;
  dueAt: string | null;
  /** The earliest of `deadlines`; the database works it out. */
  nextAt: ColumnType<string | null, never, never>;
  policy: JSONColumnType<Terms>;
  /** Whose terms these are; null in pratiche older than versions. */
  policyId: string | null;
  policyVersion: number | null;
  renewal: ColumnType<Proposal | null, string | null | undefined, string | null>;
  service: ColumnType<Service | null, string | null | undefined, string | null>;
  chosenOfferId: string | null;
  chosenEnteId: string | null;
  extended: Generated<boolean>;
  /** How many requests for documents wait for an answer: while any does, terms stand still. */
  openIntegrations: Generated<number>;
  updatedAt: string;
}

/** What one side proposes for the next period. */
export interface Proposal {
  proposalId: string;
  by: 'citizen' | 'ente';
  paidDays: number;
  plan?: Plan;
  paidVisits?: number;
  lines: QuotedLine[];
  totalCents: number;
}

export interface PraticaEnteTable {
  praticaId: string;
  enteId: string;
  applicantId: string;
  comuneId: string;
  answer: Generated<'awaited' | 'offered' | 'declined' | 'withdrawn' | 'excluded'>;
  updatedAt: string;
}

/** One line of an offer or an order: `quantity` units at `unitCents`. */
export interface QuotedLine {
  label: string;
  unit: string;
  band?: string;
  unitCents: number;
  quantity: number;
}

export type OfferStatus = 'live' | 'chosen' | 'reserve' | 'withdrawn' | 'rejected' | 'closed';

export interface OfferTable {
  id: string;
  comuneId: string;
  praticaId: string;
  enteId: string;
  status: OfferStatus;
  revision: number;
  createdAt: string;
}

export interface OfferRevisionTable {
  offerId: string;
  revision: number;
  comuneId: string;
  priceModel: string;
  lines: JSONColumnType<QuotedLine[]>;
  totalCents: number;
  firstDate: string;
  profile: string;
  note: string | null;
  validUntil: string;
  createdAt: string;
  /** The version of a service of the ente that it was made on; null where it named none. */
  serviceId: string | null;
  serviceVersion: number | null;
}

export interface OrderTable {
  id: string;
  comuneId: string;
  praticaId: string;
  offerId: string;
  offerRevision: number;
  /** Of the service: 1, then one more for each renewal. */
  period: Generated<number>;
  enteId: string;
  operatorId: string | null;
  startDate: string;
  endDate: string;
  lines: JSONColumnType<QuotedLine[]>;
  totalCents: number;
  confirmedAt: string;
}
