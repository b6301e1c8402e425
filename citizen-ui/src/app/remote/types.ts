export type {
  Ente,
  EnteCard,
  Me,
  NeedDraft,
  OfferView as Offer,
  OrderView as Order,
  Param,
  PaymentView,
  PriceLine,
  Problem,
  SectionsAnswer,
  Service,
  ServiceCard,
  ServicesAnswer,
  ServiceType,
  StartedPayment,
  TransitionAnswer,
} from '../../../../api/generated/types.gen';
import type {
  ForeseeInterruptionResponses,
  ForeseeReopeningResponses,
  GetOutlookResponses,
  Need as G_Need,
  Pratica as G_Pratica,
  PraticaCard as G_PraticaCard,
  PraticheAnswer as G_PraticheAnswer,
  Timeline as G_Timeline,
  TimelineEvent as G_TimelineEvent,
} from '../../../../api/generated/types.gen';
import type { PraticaMandate } from '../mandates/mandate';
// LOCAL
type M = { mandate?: PraticaMandate | null };
export type Pratica = G_Pratica & M;
export type PraticaCard = G_PraticaCard & M;
export type PraticheAnswer = Omit<G_PraticheAnswer, 'items'> & { items: PraticaCard[] };
export type Need = G_Need & { mandate?: { id: string; principalName: string } | null };
export type TimelineEvent = G_TimelineEvent & { mandate?: { id: string; kind: 'delegate' | 'sportello'; sportelloName: string | null } | null };
export type Timeline = Omit<G_Timeline, 'items'> & { items: TimelineEvent[] };
// END LOCAL

/** The service that was ordered, in its period. */
export type OrderedService = NonNullable<Pratica['service']>;
/** The next period as one side proposes it. */
export type Renewal = NonNullable<Pratica['renewal']>;
/** What an interruption on a day would mean, before anybody confirms it. */
export type Interruption = ForeseeInterruptionResponses[200];
/** What time alone brings about, and what an act would. */
export type Outlook = GetOutlookResponses[200];
/** What opening a closed pratica anew would ask for. */
export type Reopening = ForeseeReopeningResponses[200];
