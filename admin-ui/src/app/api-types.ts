/** The API's own types, generated from its OpenAPI document; nothing of them is written twice. */
import type {
  GetEnteServiceResponses,
  GetKeptServiceResponses,
  ListServicesResponses,
  GetTrustResponses,
  ListEnteServicesResponses,
  ListOwnTypesResponses,
  ListOperatorVersionsResponses,
  ListOwnOperatorsResponses,
  ListSearchMissesResponses,
  ListSearchRankingsResponses,
  ListSearchWordsResponses,
  ApplyForVoucherData,
  ForeseeInterruptionResponses,
  ForeseePlanData,
  ForeseePlanResponses,
  ForeseeReopeningResponses,
  ForeseeTypeEffectsResponses,
  GetCatalogueResponses,
  GetOwnEnteResponses,
  OfficeContents,
  ContentHistory,
  GetTypeHistoryResponses,
  GetTypeRetirementResponses,
  ListApplicationsResponses,
  ListCannedAnswersResponses,
  ListContestsResponses,
  ListPraticaReviewsResponses,
  ListReviewsResponses,
  ListServiceRatingsResponses,
  CountTicketsResponses,
  GetTicketResponses,
  ListConversationsResponses,
  ListMessagesResponses,
  ListTicketsResponses,
  ListUnreadResponses,
  ListFundsResponses,
  ListNoticeTemplatesResponses,
  PreviewNoticeResponses,
  ListRuleSetsResponses,
  ListTariffsResponses,
  SimulateRulesResponses,
  ListPraticaPaymentsResponses,
  GetNoticeTemplateResponses,
  GetOutlookResponses,
  Pratica,
  ListOpenAppealsResponses,
  UploadNeedDocumentResponses,
  UploadQualificationFileResponses,
  ListUnsentVoucherDocumentsResponses,
  GetApplicationDraftResponses,
  GetOfficeAvvisoResponses,
  GetQualificationEffectsResponses,
  GetQualificationResponses,
  ListOfficeAvvisiResponses,
  ListQualificationsResponses,
  ListReconciliationsResponses,
  ListTransfersResponses,
  GetTransferAcceptanceResponses,
  RecordTransferArrivalResponses,
  PriceLine,
  WriteFundData,
  WriteTariffData,
} from '../../../api/generated/types.gen';

export type {
  ContentHistory,
  ContentImage,
  ContentSaid,
  OfficeContents,
  PeopleAnswer,
  PersonView,
  PlacesOfWork,
  DebtTaken,
  EnteIbans,
  EnteStatement,
  LedgerAnswer,
  LedgerTotals,
  MoneySettings,
  PayoutDetail,
  PayoutPreview,
  PayoutsAnswer,
  PayoutsDue,
  TransferFileMade,
  Approval,
  ApprovalAsked,
  ApprovalDetail,
  ApprovalsAnswer,
  Cancellation,
  AssigneesAnswer,
  ClosuresAnswer,
  OfficeEntiAnswer,
  ShiftAnswer,
  SuspensionView,
  BatchMoves,
  ForeseenMoves,
  PolicyBatch,
  PolicyBatches,
  PolicyScope,
  PolicyScopes,
  PolicyTerms,
  PolicyVersion,
  PolicyVersions,
  AllMandates,
  Allowed,
  DocumentsAnswer,
  DocumentView,
  AsOf,
  AuditEvent,
  AuditEventsAnswer,
  AuditSample,
  AuditSampleDetail,
  AuditSamplesAnswer,
  AuditTiming,
  AuditTimings,
  Citizen,
  CitizensAnswer,
  EngineComparison,
  EntiAnswer,
  Fault,
  KeptDraft,
  MandateEvents,
  MandateView as Mandate,
  Me,
  OffersAnswer,
  OfferView as Offer,
  OnBehalfOf,
  OperatorsAnswer,
  OrderView,
  Param,
  PaymentView,
  Pratica,
  PraticaCard,
  PraticheAnswer,
  PriceLine,
  PriceModel,
  RadarAnswer,
  RefundedByHand,
  Refunds,
  RefundSent,
  RegisterCitizen,
  Agenda,
  OfficeSportelli,
  OfficeSportello,
  OutsideHours,
  SectionsAnswer,
  SportelloHistory,
  NotificationChoices,
  NotificationItem,
  NotificationPreferences,
  NotificationsAnswer,
  EventNotices,
  UnreadCount,
  SavedView,
  SensitiveReads,
  ServiceType,
  Task,
  TasksAnswer,
  Timeline,
  TimelineEvent,
  TransitionAnswer,
  ViewsAnswer,
  Distribution,
  DistributeAnswer,
} from '../../../api/generated/types.gen';

export interface Named {
  id: string;
  name: string;
}

/** What the comune writes for everybody, as the office sees it. */
export type ContentItem = OfficeContents['items'][number];
export type ContentVersion = ContentHistory['versions'][number];
/** The sections and what is published in each. */
export type CatalogueView = GetCatalogueResponses[200];
export type CatalogueSection = CatalogueView['sections'][number];
/** A service type with all that it ever said. */
export type TypeView = GetTypeHistoryResponses[200];
export type TypeVersion = TypeView['versions'][number];
export type TypeChange = TypeVersion['changes'][number];
/** What publishing a definition would do. */
/** Whether a type is retired, what that touches, and who did so. */
export type TypeRetirement = GetTypeRetirementResponses[200];
export type TypeEffects = ForeseeTypeEffectsResponses[200];
export type EnteAsked = Pratica['enti'][number];
export type Unit = PriceLine['unit'];
export type Band = NonNullable<PriceLine['band']>;
/** What an interruption on a day would mean, before anybody confirms it. */
export type Interruption = ForeseeInterruptionResponses[200];
/** What time alone brings about, in its order. */
export type Outlook = GetOutlookResponses[200];
/** What opening a closed pratica anew would ask for. */
/** What is contested in a pratica, and what may still be. */
export type Contests = ListContestsResponses[200];
export type Contest = Contests['items'][number];
export type Reopening = ForeseeReopeningResponses[200];
/** What was and is to be paid: of one pratica, or of whom a counter acts for. */
export type PaymentsAnswer = ListPraticaPaymentsResponses[200];
export type PaymentItem = PaymentsAnswer['items'][number];
/** The weekly schedule of a service, and what it comes to. */
export type Plan = ForeseePlanData['body']['plan'];
export type PlanAnswer = ForeseePlanResponses[200];
/** Funds for vouchers, who asks for one, and what other rules would come to. */
export type FundsAnswer = ListFundsResponses[200];
export type Fund = FundsAnswer['items'][number];
export type ApplicationsAnswer = ListApplicationsResponses[200];
export type VoucherApplication = ApplicationsAnswer['items'][number];
export type VoucherDocument = VoucherApplication['documents'][number];
/** A file with which a question of a need is answered. */
export type NeedDocument = UploadNeedDocumentResponses[201];
/** What is uploaded for an application that is not sent yet. */
export type UnsentDocumentsAnswer = ListUnsentVoucherDocumentsResponses[200];
export type VoucherDecision = VoucherApplication['decisions'][number];
export type OpenAppealsAnswer = ListOpenAppealsResponses[200];
export type OpenAppeal = OpenAppealsAnswer['items'][number];
export type RuleSetsAnswer = ListRuleSetsResponses[200];
export type VoucherRules = RuleSetsAnswer['items'][number]['rules'];
export type Simulation = SimulateRulesResponses[200];
export type NewFund = NonNullable<WriteFundData['body']>;
/** What families pay of a service by their ISEE. */
export type TariffsAnswer = ListTariffsResponses[200];
export type Tariff = TariffsAnswer['items'][number];
export type TariffVersion = Tariff['versions'][number];
export type NewTariff = NonNullable<WriteTariffData['body']>;
export type VoucherRequest = NonNullable<ApplyForVoucherData['body']>;
/** Whether the books of a day agree, and what differs. */
export type Reconciliations = ListReconciliationsResponses[200];
export type Reconciliation = Reconciliations['items'][number];
export type BookDifference = Reconciliation['differences'][number];
/** Bank transfers that were announced for a pratica, and what arrived of them. */
export type Transfers = ListTransfersResponses[200];
export type ArrivalRecorded = RecordTransferArrivalResponses[200];
export type TransferAcceptance = GetTransferAcceptanceResponses[200];
/** What notices say, in versions, and what they would look like. */
export type NoticeTemplates = ListNoticeTemplatesResponses[200];
export type NoticeTemplate = GetNoticeTemplateResponses[200];
export type NoticeSaid = NoticeTemplate['said'][number];
export type NoticeWords = NoticeSaid['words'];
export type NoticePreview = PreviewNoticeResponses[200];

/** What both sides say of a service. */
export type PraticaReviews = ListPraticaReviewsResponses[200];
export type Review = PraticaReviews['items'][number]['reviews'][number];
export type ReviewsAnswer = ListReviewsResponses[200];
/** What people say of the platform. */
export type ServiceRatings = ListServiceRatingsResponses[200];
/** What the office lays down of the citizens' search, and what it learns from it. */
export type SearchWordsAnswer = ListSearchWordsResponses[200];
export type SearchWord = SearchWordsAnswer['items'][number];
export type RankingVersions = ListSearchRankingsResponses[200];
export type RankingWeights = RankingVersions['inForce']['weights'];
export type SearchMisses = ListSearchMissesResponses[200];
/** What people write to each other about a pratica, and the texts that are kept to answer with. */
export type ConversationsAnswer = ListConversationsResponses[200];
export type Conversation = ConversationsAnswer['items'][number];
export type MessagesAnswer = ListMessagesResponses[200];
export type Message = MessagesAnswer['items'][number];
export type Attachment = Message['documents'][number];
export type CannedAnswersAnswer = ListCannedAnswersResponses[200];
export type CannedAnswer = CannedAnswersAnswer['items'][number];
/** In which pratiche there is something to read. */
export type UnreadAnswer = ListUnreadResponses[200];
/** What citizens ask and report to the office. */
export type TicketsAnswer = ListTicketsResponses[200];
export type Ticket = TicketsAnswer['items'][number];
export type TicketDetail = GetTicketResponses[200];
export type TicketCounts = CountTicketsResponses[200];
/** Avvisi, and the qualification of enti. */
export type AvvisiAnswer = ListOfficeAvvisiResponses[200];
export type AvvisoView = GetOfficeAvvisoResponses[200];
export type ApplicationDraft = GetApplicationDraftResponses[200];
/** The file of a document that an avviso asks for. */
export type QualificationFile = UploadQualificationFileResponses[201];
export type Requirement = AvvisoView['requirements'][number];
export type QualificationsAnswer = ListQualificationsResponses[200];
export type QualificationDetail = GetQualificationResponses[200];
export type QualificationEffects = GetQualificationEffectsResponses[200];
/** Services as enti write them and the office publishes them. */
export type EnteServicesAnswer = ListEnteServicesResponses[200];
export type EnteServiceCard = EnteServicesAnswer['items'][number];
export type EnteService = GetEnteServiceResponses[200];
/** What families find of services. */
export type FoundServices = ListServicesResponses[200];
/** A service as it was when an offer was made on it. */
export type KeptServiceVersion = GetKeptServiceResponses[200];
export type OwnTypes = ListOwnTypesResponses[200];
export type EnteTrust = GetTrustResponses[200];

/** Who works for the ente that asks, and what may be chosen as a profile. */
export type OwnOperators = ListOwnOperatorsResponses[200];
export type OwnOperator = OwnOperators['items'][number];
export type OperatorVersions = ListOperatorVersionsResponses[200];

/** What an ente says of itself, with every version. */
export type EnteSheet = GetOwnEnteResponses[200];
