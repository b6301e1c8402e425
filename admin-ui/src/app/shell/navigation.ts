import type { Role } from '../domain';
import type { IconName } from './icon';

export interface NavigationItem {
  path: string;
  /** Key of the translations. */
  text: string;
  icon: IconName;
  /** Shows how many wait for this person. */
  counts?: true;
}

const INBOX: NavigationItem = { path: '/attivita', text: 'nav.inbox', icon: 'inbox' };
const PRATICHE: NavigationItem = { path: '/pratiche', text: 'nav.pratiche', icon: 'folder' };
const RADAR: NavigationItem = { path: '/radar', text: 'nav.radar', icon: 'radar' };
const APPROVALS: NavigationItem = {
  path: '/approvals',
  text: 'nav.approvals',
  icon: 'check',
  counts: true,
};
const ENTI: NavigationItem = { path: '/enti', text: 'nav.enti', icon: 'home' };
const PEOPLE: NavigationItem = { path: '/persone', text: 'nav.people', icon: 'user' };
const COLLEAGUES: NavigationItem = { ...PEOPLE, text: 'nav.colleagues' };
const QUALIFICATIONS: NavigationItem = {
  path: '/qualificazioni',
  text: 'nav.qualifications',
  icon: 'check',
};
const AVVISI: NavigationItem = { path: '/avvisi', text: 'nav.avvisi', icon: 'rules' };
const OWN_SERVICES: NavigationItem = { path: '/servizi', text: 'nav.ownServices', icon: 'folder' };
const WAITING_SERVICES: NavigationItem = {
  path: '/servizi/da-pubblicare',
  text: 'nav.waitingServices',
  icon: 'inbox',
};
const OWN_ENTE: NavigationItem = { path: '/ente', text: 'nav.ownEnte', icon: 'home' };
const OPERATORS: NavigationItem = { path: '/operatori', text: 'nav.operators', icon: 'user' };
const CLOSURES: NavigationItem = { path: '/chiusure', text: 'nav.closures', icon: 'lock' };
const CANNED: NavigationItem = { path: '/risposte-pronte', text: 'nav.canned', icon: 'folder' };
const TICKETS: NavigationItem = { path: '/segnalazioni', text: 'nav.tickets', icon: 'inbox' };
const AUDIT: NavigationItem = { path: '/verifica', text: 'nav.audit', icon: 'audit' };
const MANDATES: NavigationItem = { path: '/mandates', text: 'nav.mandates', icon: 'masks' };
const CITIZENS: NavigationItem = { path: '/sportello', text: 'nav.citizens', icon: 'user' };
const CATALOGUE: NavigationItem = { path: '/catalogo', text: 'nav.catalogue', icon: 'folder' };
const SPORTELLI: NavigationItem = { path: '/sportelli', text: 'nav.sportelli', icon: 'home' };
const AGENDA: NavigationItem = { path: '/agenda', text: 'nav.agenda', icon: 'clock' };
const CONTENTS: NavigationItem = { path: '/contenuti', text: 'nav.contents', icon: 'folder' };
const RULES: NavigationItem = { path: '/regole', text: 'nav.rules', icon: 'rules' };
const VOUCHERS: NavigationItem = { path: '/voucher', text: 'nav.vouchers', icon: 'rules' };
const BOOKS: NavigationItem = { path: '/quadratura', text: 'nav.books', icon: 'check' };
const PAYOUTS: NavigationItem = { path: '/pagamenti-enti', text: 'nav.payouts', icon: 'outside' };
const ACCOUNT: NavigationItem = { path: '/rendiconti', text: 'nav.account', icon: 'download' };
const LEDGER: NavigationItem = { path: '/libro-mastro', text: 'nav.ledger', icon: 'rules' };
const MONEY: NavigationItem = { path: '/regole-denaro', text: 'nav.moneySettings', icon: 'rules' };
const NOTICES: NavigationItem = { path: '/testi-notifiche', text: 'nav.notices', icon: 'rules' };
const REVIEWS: NavigationItem = { path: '/recensioni', text: 'nav.reviews', icon: 'inbox' };
const RATINGS: NavigationItem = { path: '/valutazioni', text: 'nav.ratings', icon: 'check' };
const SEARCH: NavigationItem = { path: '/ricerca', text: 'nav.search', icon: 'search' };
const QUEUES: NavigationItem = { path: '/code', text: 'nav.queues', icon: 'queue' };

/** Only what a role can use: no entry leads to a refusal. */
const ITEMS: Partial<Record<Role, NavigationItem[]>> = {
  ente: [
    INBOX,
    PRATICHE,
    OWN_SERVICES,
    OWN_ENTE,
    COLLEAGUES,
    OPERATORS,
    CANNED,
    REVIEWS,
    ACCOUNT,
    CLOSURES,
    QUALIFICATIONS,
    AVVISI,
  ],
  admin: [
    INBOX,
    PRATICHE,
    TICKETS,
    CANNED,
    RADAR,
    APPROVALS,
    ENTI,
    PEOPLE,
    QUALIFICATIONS,
    AVVISI,
    WAITING_SERVICES,
    MANDATES,
    REVIEWS,
    RATINGS,
    SEARCH,
    AUDIT,
    CATALOGUE,
    CONTENTS,
    SPORTELLI,
    AGENDA,
    RULES,
    VOUCHERS,
    PAYOUTS,
    LEDGER,
    MONEY,
    BOOKS,
    NOTICES,
    QUEUES,
  ],
  auditor: [
    PRATICHE,
    TICKETS,
    AUDIT,
    APPROVALS,
    QUALIFICATIONS,
    AVVISI,
    WAITING_SERVICES,
    REVIEWS,
    RATINGS,
    CATALOGUE,
    CONTENTS,
    SPORTELLI,
    SEARCH,
    RULES,
    VOUCHERS,
    PAYOUTS,
    LEDGER,
    MONEY,
    BOOKS,
    NOTICES,
  ],
  operator: [{ path: '/operatore', text: 'nav.home', icon: 'home' }],
  sportello: [CITIZENS, AGENDA, PRATICHE],
};

export function navigationOf(role: Role): NavigationItem[] {
  return ITEMS[role] ?? [];
}
