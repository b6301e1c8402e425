/** The API's own types, generated from its OpenAPI document; nothing of them is written twice. */
import type {
  ForeseeInterruptionResponses,
  ForeseeReopeningResponses,
  GetOutlookResponses,
  Allowed as G_Allowed,
  Me as G_Me,
  OnBehalfOf as G_OnBehalfOf,
  Pratica as G_Pratica,
  PraticaCard as G_PraticaCard,
  PraticheAnswer as G_PraticheAnswer,
  Timeline as G_Timeline,
  TimelineEvent as G_TimelineEvent,
  PriceLine,
} from '../../../api/generated/types.gen';

export type {
  AuditEvent,
  AuditEventsAnswer,
  AuditSample,
  AuditSampleDetail,
  AuditSamplesAnswer,
  AuditTiming,
  AuditTimings,
  EntiAnswer,
  Fault,
  NeedDraft,
  OffersAnswer,
  OfferView as Offer,
  OperatorsAnswer,
  OrderView,
  Param,
  PriceLine,
  PriceModel,
  RadarAnswer,
  SectionsAnswer,
  ServiceType,
  Task,
  TasksAnswer,
  TransitionAnswer,
} from '../../../api/generated/types.gen';

// LOCAL
import type { PraticaMandate } from './mandates/mandate';
type M = { mandate?: PraticaMandate | null };
export type OnBehalfOf =
  Exclude<G_OnBehalfOf, { role: 'citizen' }> | { role: 'citizen'; mandateId?: string };
export type Allowed = Omit<G_Allowed, 'onBehalfOf'> & { onBehalfOf: OnBehalfOf | null };
export type Me = G_Me & { sportello?: { id: string; name: string } | null };
export type PraticaCard = G_PraticaCard & M;
export type Pratica = Omit<G_Pratica, 'allowed'> & M & { allowed: Allowed[] };
export type PraticheAnswer = Omit<G_PraticheAnswer, 'items'> & { items: PraticaCard[] };
export type TimelineEvent = G_TimelineEvent & {
  mandate?: { id: string; kind: 'delegate' | 'sportello'; sportelloName: string | null } | null;
};
export type Timeline = Omit<G_Timeline, 'items'> & { items: TimelineEvent[] };
// END LOCAL

export interface Named {
  id: string;
  name: string;
}

export type EnteAsked = Pratica['enti'][number];
export type Unit = PriceLine['unit'];
export type Band = NonNullable<PriceLine['band']>;
/** What an interruption on a day would mean, before anybody confirms it. */
export type Interruption = ForeseeInterruptionResponses[200];
/** What time alone brings about, in its order. */
export type Outlook = GetOutlookResponses[200];
/** What opening a closed pratica anew would ask for. */
export type Reopening = ForeseeReopeningResponses[200];
