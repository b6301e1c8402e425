import { act } from './en/act';
import { approvals } from './en/approvals';
import { audit } from './en/audit';
import { books } from './en/books';
import { catalogue } from './en/catalogue';
import { contacts } from './en/contacts';
import { contests } from './en/contests';
import { content } from './en/content';
import { conversations } from './en/conversations';
import { domain } from './en/domain';
import { desk } from './en/desk';
import { integration } from './en/integration';
import { mandates } from './en/mandates';
import { moneySettings } from './en/money-settings';
import { notifications } from './en/notifications';
import { noticeTemplates } from './en/notice-templates';
import { payouts } from './en/payouts';
import { people } from './en/people';
import { plan } from './en/plan';
import { policies } from './en/policies';
import { pratica } from './en/pratica';
import { enteSheet } from './en/ente-sheet';
import { agenda } from './en/agenda';
import { sportelli } from './en/sportelli';
import { operators } from './en/operators';
import { qualifications } from './en/qualifications';
import { services } from './en/services';
import { radar } from './en/radar';
import { tickets } from './en/tickets';
import { stuck } from './en/stuck';
import { receipts } from './en/receipts';
import { refunds } from './en/refunds';
import { reviews } from './en/reviews';
import { transfers } from './en/transfers';
import { search } from './en/search';
import { serviceLife } from './en/service-life';
import { shell } from './en/shell';
import { sportello } from './en/sportello';
import { views } from './en/views';
import { tariffs } from './en/tariffs';
import { vouchers } from './en/vouchers';

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
