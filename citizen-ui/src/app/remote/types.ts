export type {
  Ente,
  EnteCard,
  HeldUnder,
  MandateEvents,
  MandatesAnswer,
  MandateView as Mandate,
  Me,
  Need,
  NeedDraft,
  OfferView as Offer,
  OrderView as Order,
  Param,
  PaymentView,
  Pratica,
  PraticaCard,
  PraticheAnswer,
  PriceLine,
  Problem,
  SectionsAnswer,
  Service,
  ServiceCard,
  ServicesAnswer,
  ServiceType,
  StartedPayment,
  Timeline,
  TimelineEvent,
  TransitionAnswer,
} from '../../../../api/generated/types.gen';
import type {
  ForeseeInterruptionResponses,
  ForeseeReopeningResponses,
  GetOutlookResponses,
  Pratica,
} from '../../../../api/generated/types.gen';

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
