export type {
  AppointmentView as Appointment,
  CaredPerson,
  CaredPersons,
  CaredPersonSaid,
  Consent,
  Consents,
  ConsentSaid,
  DocumentsAnswer,
  DocumentView as Document,
  Ente,
  EnteCard,
  Favourites,
  FoundContents,
  FreeTimes,
  FoundService,
  Guide,
  GuideOutcome,
  HeldUnder,
  KnownPlaces,
  IntegrationView as Integration,
  MandateEvents,
  MandatesAnswer,
  MandateView as Mandate,
  Me,
  Need,
  NeedDraft,
  NotificationChoices,
  NotificationItem as Notification,
  NotificationPreferences,
  NotificationsAnswer,
  OfferView as Offer,
  OrderView as Order,
  OwnAppointments,
  OwnSessions,
  Param,
  PaymentView,
  Pratica,
  PraticaCard,
  PraticheAnswer,
  PriceLine,
  Problem,
  PublicContent,
  PublicContents,
  SectionsAnswer,
  Service,
  ServiceCard,
  ServicesAnswer,
  ServiceType,
  Sportelli,
  StartedPayment,
  Suggestions,
  Timeline,
  TimelineEvent,
  TransitionAnswer,
  UnreadCount,
} from '../../../../api/generated/types.gen';
import type {
  Sportelli,
  GetKeptServiceResponses,
  Suggestions,
  ForeseeInterruptionResponses,
  ForeseePlanResponses,
  ForeseeReopeningResponses,
  ListAvvisiResponses,
  ListContestsResponses,
  ListEnteReviewsResponses,
  ListPraticaReviewsResponses,
  ListQualifiedResponses,
  GetTicketResponses,
  ListConversationsResponses,
  ListMessagesResponses,
  ListTicketsResponses,
  OpenTicketData,
  ListUnreadResponses,
  ListMyContactsResponses,
  ReadMyErasureResponses,
  ListMyPaymentsResponses,
  ListMyReadingsResponses,
  ListPraticaPaymentsResponses,
  ListTransfersResponses,
  GetOutlookResponses,
  GetPraticaTariffResponses,
  GetWalletResponses,
  ListFundsResponses,
  ListIseeResponses,
  RateServiceData,
  SayIseeData,
  WriteReviewData,
  ListNeedDocumentsResponses,
  ListUnsentVoucherDocumentsResponses,
  ApplyForVoucherData,
  ApplyForVoucherResponses,
  Pratica,
} from '../../../../api/generated/types.gen';

export type Sportello = Sportelli['items'][number];
/** What somebody who types may mean. */
export type Suggestion = Suggestions['items'][number];
/** A service as it was when an offer was made on it. */
export type KeptService = GetKeptServiceResponses[200];
/** Bank transfers that were announced for a pratica. */
export type Transfers = ListTransfersResponses[200];
/** The service that was ordered, in its period. */
export type OrderedService = NonNullable<Pratica['service']>;
/** The next period as one side proposes it. */
export type Renewal = NonNullable<Pratica['renewal']>;
/** What an interruption on a day would mean, before anybody confirms it. */
export type Interruption = ForeseeInterruptionResponses[200];
/** What time alone brings about, and what an act would. */
export type Outlook = GetOutlookResponses[200];
/** What is contested in a pratica, and what may still be. */
export type Contests = ListContestsResponses[200];
export type Contest = Contests['items'][number];
/** What both sides say of a service, as far as the reader may know it. */
export type PraticaReviews = ListPraticaReviewsResponses[200];
export type Review = PraticaReviews['items'][number]['reviews'][number];
export type WriteReviewBody = NonNullable<WriteReviewData['body']>;
/** What citizens wrote of an ente, page by page. */
export type PublicReviews = ListEnteReviewsResponses[200];
export type PublicReview = PublicReviews['items'][number];
export type ReviewsMean = PublicReviews['mean'];
/** How easy the platform was to use. */
export type RatingBody = NonNullable<RateServiceData['body']>;
/** What opening a closed pratica anew would ask for. */
export type Reopening = ForeseeReopeningResponses[200];
/** What a schedule would come to. */
export type PlanAnswer = ForeseePlanResponses[200];
/** The weekly schedule of a service, with the visits that come. */
export type PlanView = NonNullable<OrderedService['plan']>;
/** Who opened one's delicate data, page by page. */
export type ReadingsAnswer = ListMyReadingsResponses[200];
export type ContactsAnswer = ListMyContactsResponses[200];
export type Contact = ContactsAnswer['items'][number];
/** What has to end before one's data can be erased. */
export type WhatIsOpen = ReadMyErasureResponses[200];
export type OpenThing = WhatIsOpen['open'][number];
export type Reading = ReadingsAnswer['items'][number];
/** What is to be paid and what was, page by page. */
export type PaymentsAnswer = ListMyPaymentsResponses[200];
export type PaymentItem = PaymentsAnswer['items'][number];
/** What a tariff leaves to pay in a pratica, today and as it was decided for each order. */
export type PraticaTariff = GetPraticaTariffResponses[200];
export type TariffInForce = NonNullable<PraticaTariff['inForce']>;
export type JudgedTariff = NonNullable<PraticaTariff['mine']>;
export type OrderTariff = PraticaTariff['orders'][number];
/** The payments of one pratica. */
export type PraticaPaymentsAnswer = ListPraticaPaymentsResponses[200];
/** The latest ISEE of each kind that is known of oneself. */
export type IseesAnswer = ListIseeResponses[200];
export type Isee = IseesAnswer['items'][number];
export type SaidIsee = NonNullable<SayIseeData['body']>;
/** What one has of vouchers, and the applications behind them. */
export type WalletAnswer = GetWalletResponses[200];
export type OwnVoucher = WalletAnswer['vouchers'][number];
export type FundsAnswer = ListFundsResponses[200];
export type Fund = FundsAnswer['items'][number];
export type VoucherRequest = NonNullable<ApplyForVoucherData['body']>;
export type VoucherApplication = ApplyForVoucherResponses[201];
export type VoucherDocument = VoucherApplication['documents'][number];
/** Files with which questions of a need are answered. */
export type NeedDocumentsAnswer = ListNeedDocumentsResponses[200];
export type NeedDocument = NeedDocumentsAnswer['items'][number];
/** What is uploaded for an application that is not sent yet. */
export type UnsentDocumentsAnswer = ListUnsentVoucherDocumentsResponses[200];
export type JudgedRule = VoucherApplication['decisions'][number]['rules'][number];
/** What people write to each other about a pratica. */
export type ConversationsAnswer = ListConversationsResponses[200];
export type Conversation = ConversationsAnswer['items'][number];
export type MessagesAnswer = ListMessagesResponses[200];
export type Message = MessagesAnswer['items'][number];
export type Attachment = Message['documents'][number];
/** In which pratiche there is something to read. */
export type UnreadAnswer = ListUnreadResponses[200];
/** What one asks and reports to the office. */
export type TicketsAnswer = ListTicketsResponses[200];
export type Ticket = TicketsAnswer['items'][number];
export type TicketDetail = GetTicketResponses[200];
export type NewTicket = NonNullable<OpenTicketData['body']>;
/** How the comune chooses enti, and who is qualified. */
export type AvvisiAnswer = ListAvvisiResponses[200];
export type Avviso = AvvisiAnswer['items'][number];
export type QualifiedAnswer = ListQualifiedResponses[200];
export type Qualified = QualifiedAnswer['items'][number];
