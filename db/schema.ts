import type { AccountActTable, PersonSessionTable } from './tables/accounts.ts';
import type { CaredPersonTable } from './tables/cared-persons.ts';
import type { FavouriteServiceTable } from './tables/favourites.ts';
import type { ConsentActTable } from './tables/consents.ts';
import type { MoneySettingTable } from './tables/money-settings.ts';
import type { AppointmentTables } from './tables/appointments.ts';
import type { AnchorTable } from './tables/anchor.ts';
import type { ApprovalTable } from './tables/approvals.ts';
import type { AuditSampleTable } from './tables/audit.ts';
import type {
  ComuneTable,
  MunicipioTable,
  PersonTable,
  SearchWordTable,
  SectionTable,
  SectionVersionTable,
  ServiceTypeActTable,
  ServiceTypeRetirementTable,
  ServiceTypeTable,
  ServiceTypeVersionTable,
  SynonymTable,
} from './tables/catalogue.ts';
import type { ContentImageTable, ContentVersionTable } from './tables/content.ts';
import type {
  EnteServiceActTable,
  EnteServiceNoticeTable,
  EnteServiceTable,
  EnteServiceVersionTable,
  EnteTrustTable,
} from './tables/ente-services.ts';
import type {
  EnteClosureTable,
  EnteSuspensionCaseTable,
  EnteSuspensionTable,
  EnteTable,
  EnteVersionTable,
  PublishedServiceView,
  ServiceTable,
} from './tables/enti.ts';
import type { OperatorTable, OperatorVersionTable } from './tables/operators.ts';
import type {
  MandateEventTable,
  MandateNoticeTable,
  MandateTable,
  RegisteredCitizenTable,
} from './tables/mandates.ts';
import type { ComuneRuleTable, ContestTable } from './tables/contests.ts';
import type {
  CannedAnswerTable,
  ConversationTable,
  MessageDocumentTable,
  MessageReadTable,
  MessageTable,
} from './tables/conversations.ts';
import type { DocumentTable, IntegrationItemTable, IntegrationTable, NeedDocumentTable, SensitiveReadTable } from './tables/integrations.ts'; // prettier-ignore
import type {
  CaptureTable,
  ComuneFeeTable,
  ReconciliationTable,
  RefundTable,
  CounterReceiptTable,
  LedgerEntryTable,
  PagopaCreditorTable,
  PayeeRuleTable,
  PaymentAttemptTable,
  PaymentReceiptTable,
  PaymentTable,
  WebhookEventTable,
} from './tables/money.ts';
import type {
  ComuneAccountTable,
  IbanTables,
  TransferAcceptanceTable,
  PayoutActTable,
  PayoutEntryTable,
  PayoutNoticeTable,
  PayoutTable,
  TransferFileTable,
} from './tables/payouts.ts';
import type { NoticeTemplateTable, NoticeTrialTable } from './tables/notice-templates.ts';
import type { ContactCodeTable, ContactMessageTable, ContactTable } from './tables/contacts.ts';
import type {
  DeliveryTable,
  NotificationPreferenceTable,
  NotificationSettingTable,
  NotificationTable,
} from './tables/notifications.ts';
import type {
  PolicyActTable,
  PolicyBatchTable,
  PolicyMoveTable,
  PolicyTable,
} from './tables/policies.ts';
import type { EnteNoticeTables } from './tables/ente-notices.ts';
import type { ErasureTable } from './tables/erasures.ts';
import type {
  NeedTable,
  OfferRevisionTable,
  OfferTable,
  OrderTable,
  PraticaEnteTable,
  PraticaTable,
} from './tables/pratica.ts';
import type {
  CommandTable,
  EventTable,
  FailingStepTable,
  OutboxTable,
  TaskTable,
} from './tables/record.ts';
import type { QualificationFileTables } from './tables/qualification-files.ts';
import type {
  AvvisoTable,
  QualificationApplicationTable,
  QualificationAssessmentTable,
  QualificationCommandTable,
  QualificationDocumentTable,
  QualificationEventTable,
  QualificationIntegrationTable,
  QualificationNoticeTable,
  QualificationTable,
  QualificationTaskTable,
} from './tables/qualifications.ts';
import type {
  ReviewAnswerTable,
  ReviewModerationTable,
  ReviewOperatorTable,
  ReviewTable,
  ReviewTotalTable,
  ReviewWindowTable,
  ServiceRatingTable,
} from './tables/reviews.ts';
import type { TariffDecisionTable, TariffTable, TariffVersionTable } from './tables/tariffs.ts';
import type { TicketActTable, TicketNoticeTable, TicketTable } from './tables/tickets.ts';
import type {
  GuideAnswerTable,
  GuideLeadTable,
  GuideQuestionTable,
  SearchMissTable,
  SearchMissTermTable,
  SearchRankingTable,
} from './tables/search.ts';
import type { SavedViewTable } from './tables/views.ts';
import type {
  IseeTable,
  RuleSetTable,
  VoucherAppealTable,
  VoucherApplicationTable,
  VoucherDecisionTable,
  VoucherDocumentTable,
  VoucherFundTable,
  VoucherMovementTable,
  VoucherNoticeTable,
  VoucherTable,
} from './tables/vouchers.ts';

/**
 * The tables as Kysely sees them: what a query reads and writes. `schema.test.ts` holds every
 * table and column against the migrated database. Instants are ISO strings, amounts integer
 * cents; JSON columns are written as JSON text (`JSON.stringify`).
 */
export interface Database
  extends AppointmentTables, EnteNoticeTables, IbanTables, QualificationFileTables {
  comune: ComuneTable;
  municipio: MunicipioTable;
  person: PersonTable;
  erasure: ErasureTable;
  caredPerson: CaredPersonTable;
  favouriteService: FavouriteServiceTable;
  consentAct: ConsentActTable;
  registeredCitizen: RegisteredCitizenTable;
  mandate: MandateTable;
  mandateEvent: MandateEventTable;
  mandateNotice: MandateNoticeTable;
  section: SectionTable;
  serviceType: ServiceTypeTable;
  serviceTypeVersion: ServiceTypeVersionTable;
  serviceTypeAct: ServiceTypeActTable;
  serviceTypeRetirement: ServiceTypeRetirementTable;
  sectionVersion: SectionVersionTable;
  contentImage: ContentImageTable;
  contentVersion: ContentVersionTable;
  synonym: SynonymTable;
  searchWord: SearchWordTable;
  searchRanking: SearchRankingTable;
  searchMiss: SearchMissTable;
  searchMissTerm: SearchMissTermTable;
  guideQuestion: GuideQuestionTable;
  guideAnswer: GuideAnswerTable;
  guideLead: GuideLeadTable;
  policy: PolicyTable;
  policyAct: PolicyActTable;
  policyBatch: PolicyBatchTable;
  policyMove: PolicyMoveTable;
  ente: EnteTable;
  enteVersion: EnteVersionTable;
  enteSuspension: EnteSuspensionTable;
  enteSuspensionCase: EnteSuspensionCaseTable;
  enteClosure: EnteClosureTable;
  avviso: AvvisoTable;
  qualificationApplication: QualificationApplicationTable;
  qualification: QualificationTable;
  qualificationDocument: QualificationDocumentTable;
  qualificationAssessment: QualificationAssessmentTable;
  qualificationIntegration: QualificationIntegrationTable;
  qualificationCommand: QualificationCommandTable;
  qualificationEvent: QualificationEventTable;
  qualificationTask: QualificationTaskTable;
  qualificationNotice: QualificationNoticeTable;
  operator: OperatorTable;
  operatorVersion: OperatorVersionTable;
  service: ServiceTable;
  enteService: EnteServiceTable;
  enteServiceVersion: EnteServiceVersionTable;
  enteServiceAct: EnteServiceActTable;
  enteServiceNotice: EnteServiceNoticeTable;
  enteTrust: EnteTrustTable;
  publishedService: PublishedServiceView;
  need: NeedTable;
  needDocument: NeedDocumentTable;
  pratica: PraticaTable;
  praticaEnte: PraticaEnteTable;
  offer: OfferTable;
  offerRevision: OfferRevisionTable;
  order: OrderTable;
  command: CommandTable;
  failingStep: FailingStepTable;
  event: EventTable;
  anchor: AnchorTable;
  auditSample: AuditSampleTable;
  task: TaskTable;
  savedView: SavedViewTable;
  reviewWindow: ReviewWindowTable;
  review: ReviewTable;
  reviewOperator: ReviewOperatorTable;
  reviewAnswer: ReviewAnswerTable;
  reviewModeration: ReviewModerationTable;
  reviewTotal: ReviewTotalTable;
  serviceRating: ServiceRatingTable;
  ticket: TicketTable;
  ticketAct: TicketActTable;
  ticketNotice: TicketNoticeTable;
  conversation: ConversationTable;
  message: MessageTable;
  messageDocument: MessageDocumentTable;
  messageRead: MessageReadTable;
  cannedAnswer: CannedAnswerTable;
  voucherFund: VoucherFundTable;
  ruleSet: RuleSetTable;
  isee: IseeTable;
  voucherApplication: VoucherApplicationTable;
  voucherDocument: VoucherDocumentTable;
  voucherDecision: VoucherDecisionTable;
  voucherAppeal: VoucherAppealTable;
  voucher: VoucherTable;
  voucherMovement: VoucherMovementTable;
  voucherNotice: VoucherNoticeTable;
  tariff: TariffTable;
  tariffVersion: TariffVersionTable;
  tariffDecision: TariffDecisionTable;
  comuneRule: ComuneRuleTable;
  approval: ApprovalTable;
  contest: ContestTable;
  integration: IntegrationTable;
  integrationItem: IntegrationItemTable;
  document: DocumentTable;
  sensitiveRead: SensitiveReadTable;
  outbox: OutboxTable;
  notification: NotificationTable;
  delivery: DeliveryTable;
  notificationPreference: NotificationPreferenceTable;
  notificationSetting: NotificationSettingTable;
  noticeTemplate: NoticeTemplateTable;
  noticeTrial: NoticeTrialTable;
  contact: ContactTable;
  contactCode: ContactCodeTable;
  contactMessage: ContactMessageTable;
  payment: PaymentTable;
  paymentAttempt: PaymentAttemptTable;
  capture: CaptureTable;
  refund: RefundTable;
  counterReceipt: CounterReceiptTable;
  paymentReceipt: PaymentReceiptTable;
  payeeRule: PayeeRuleTable;
  pagopaCreditor: PagopaCreditorTable;
  webhookEvent: WebhookEventTable;
  ledgerEntry: LedgerEntryTable;
  comuneFee: ComuneFeeTable;
  reconciliation: ReconciliationTable;
  transferAcceptance: TransferAcceptanceTable;
  comuneAccount: ComuneAccountTable;
  payout: PayoutTable;
  payoutAct: PayoutActTable;
  payoutEntry: PayoutEntryTable;
  payoutNotice: PayoutNoticeTable;
  moneySetting: MoneySettingTable;
  accountAct: AccountActTable;
  personSession: PersonSessionTable;
  transferFile: TransferFileTable;
}
