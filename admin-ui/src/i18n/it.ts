import { act } from './it/act';
import { approvals } from './it/approvals';
import { audit } from './it/audit';
import { books } from './it/books';
import { catalogue } from './it/catalogue';
import { contacts } from './it/contacts';
import { contests } from './it/contests';
import { content } from './it/content';
import { conversations } from './it/conversations';
import { domain } from './it/domain';
import { desk } from './it/desk';
import { integration } from './it/integration';
import { mandates } from './it/mandates';
import { moneySettings } from './it/money-settings';
import { notifications } from './it/notifications';
import { noticeTemplates } from './it/notice-templates';
import { payouts } from './it/payouts';
import { people } from './it/people';
import { plan } from './it/plan';
import { policies } from './it/policies';
import { pratica } from './it/pratica';
import { enteSheet } from './it/ente-sheet';
import { agenda } from './it/agenda';
import { sportelli } from './it/sportelli';
import { operators } from './it/operators';
import { qualifications } from './it/qualifications';
import { services } from './it/services';
import { radar } from './it/radar';
import { tickets } from './it/tickets';
import { stuck } from './it/stuck';
import { receipts } from './it/receipts';
import { refunds } from './it/refunds';
import { reviews } from './it/reviews';
import { transfers } from './it/transfers';
import { search } from './it/search';
import { serviceLife } from './it/service-life';
import { shell } from './it/shell';
import { sportello } from './it/sportello';
import { views } from './it/views';
import { tariffs } from './it/tariffs';
import { vouchers } from './it/vouchers';

export const texts = {
  ...shell,
  ...domain,
  ...catalogue,
  ...contacts,
  ...contests,
  ...content,
  ...conversations,
  ...approvals,
  ...desk,
  ...pratica,
  ...people,
  ...plan,
  ...policies,
  ...mandates,
  ...integration,
  ...sportello,
  ...act,
  ...serviceLife,
  ...radar,
  ...receipts,
  ...refunds,
  ...reviews,
  ...search,
  ...transfers,
  ...stuck,
  ...enteSheet,
  ...agenda,
  ...sportelli,
  ...operators,
  ...qualifications,
  ...services,
  ...tickets,
  ...audit,
  ...views,
  ...tariffs,
  ...vouchers,
  ...books,
  ...moneySettings,
  ...noticeTemplates,
  ...payouts,
  ...notifications,
};
