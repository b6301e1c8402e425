import { inject } from '@angular/core';
import { Router, type Routes } from '@angular/router';
import { entiRoutes } from './enti/enti.routes';
import { takeDeepLink } from './session/login';
import { forRoles, goHome } from './session/role-guard';

const notFound = () => import('./shell/not-found-page').then((m) => m.NotFoundPage);

/** `title` is the key of the page's title in the translations. */
export const routes: Routes = [
  { path: '', pathMatch: 'full', canActivate: [goHome], loadComponent: notFound },
  {
    path: 'accesso',
    canActivate: [() => inject(Router).parseUrl(takeDeepLink())],
    loadComponent: notFound,
  },
  {
    path: 'attivita',
    title: 'inbox.title',
    canActivate: [forRoles('ente', 'admin')],
    loadComponent: () => import('./inbox/inbox-page').then((m) => m.InboxPage),
  },
  {
    path: 'pratiche',
    title: 'pratiche.title',
    canActivate: [forRoles('ente', 'admin', 'auditor', 'sportello')],
    loadComponent: () => import('./pratiche/pratiche-page').then((m) => m.PratichePage),
  },
  {
    path: 'pratiche/:id/riepilogo',
    title: 'summary.title',
    canActivate: [forRoles('sportello', 'admin')],
    loadComponent: () => import('./sportello/summary-page').then((m) => m.SummaryPage),
  },
  {
    path: 'pratiche/:id/servizio/:serviceId/:number',
    title: 'services.asItWas.title',
    canActivate: [forRoles('ente', 'admin', 'auditor', 'sportello')],
    loadComponent: () => import('./services/as-it-was-page').then((m) => m.AsItWasPage),
  },
  {
    path: 'pratiche/:id',
    title: 'pratica.title',
    canActivate: [forRoles('ente', 'admin', 'auditor', 'sportello')],
    loadComponent: () => import('./pratica/pratica-page').then((m) => m.PraticaPage),
  },
  ...entiRoutes,
  {
    path: 'persone',
    title: 'people.title',
    canActivate: [forRoles('admin', 'ente')],
    loadComponent: () => import('./people/people-page').then((m) => m.PeoplePage),
  },
  {
    path: 'persone/invito',
    title: 'people.invite',
    canActivate: [forRoles('admin', 'ente')],
    loadComponent: () => import('./people/invite-page').then((m) => m.InvitePage),
  },
  {
    path: 'persone/:id',
    title: 'people.one',
    canActivate: [forRoles('admin', 'ente')],
    loadComponent: () => import('./people/person-page').then((m) => m.PersonPage),
  },
  {
    path: 'recensioni',
    title: 'reviews.title',
    canActivate: [forRoles('ente', 'admin', 'auditor')],
    loadComponent: () => import('./reviews/reviews-page').then((m) => m.ReviewsPage),
  },
  {
    path: 'valutazioni',
    title: 'ratings.title',
    canActivate: [forRoles('admin', 'auditor')],
    loadComponent: () => import('./ratings/ratings-page').then((m) => m.RatingsPage),
  },
  {
    path: 'ricerca',
    canActivate: [forRoles('admin', 'auditor')],
    loadChildren: () => import('./search/search.routes').then((m) => m.routes),
  },
  {
    path: 'segnalazioni',
    title: 'tickets.title',
    canActivate: [forRoles('admin', 'auditor')],
    loadComponent: () => import('./tickets/tickets-page').then((m) => m.TicketsPage),
  },
  {
    path: 'segnalazioni/:id',
    title: 'tickets.one',
    canActivate: [forRoles('admin', 'auditor')],
    loadComponent: () => import('./tickets/ticket-page').then((m) => m.TicketPage),
  },
  {
    path: 'risposte-pronte',
    title: 'canned.title',
    canActivate: [forRoles('ente', 'admin')],
    loadComponent: () => import('./conversations/canned-page').then((m) => m.CannedPage),
  },
  {
    path: 'radar',
    title: 'radar.title',
    canActivate: [forRoles('admin')],
    loadComponent: () => import('./radar/radar-page').then((m) => m.RadarPage),
  },
  {
    path: 'approvals',
    title: 'approvals.title',
    canActivate: [forRoles('admin', 'auditor')],
    loadComponent: () => import('./approvals/approvals-page').then((m) => m.ApprovalsPage),
  },
  {
    path: 'approvals/:id',
    title: 'approvals.one',
    canActivate: [forRoles('admin', 'auditor')],
    loadComponent: () => import('./approvals/approval-page').then((m) => m.ApprovalPage),
  },
  {
    path: 'verifica',
    canActivate: [forRoles('auditor', 'admin')],
    loadChildren: () => import('./audit/audit.routes').then((m) => m.routes),
  },
  {
    path: 'catalogo',
    title: 'catalogue.title',
    canActivate: [forRoles('admin', 'auditor')],
    loadComponent: () => import('./catalogue/catalogue-page').then((m) => m.CataloguePage),
  },
  {
    path: 'catalogo/:type',
    title: 'catalogue.title',
    canActivate: [forRoles('admin', 'auditor')],
    loadComponent: () => import('./catalogue/type-page').then((m) => m.TypePage),
  },
  {
    path: 'contenuti',
    canActivate: [forRoles('admin', 'auditor')],
    loadChildren: () => import('./content/content.routes').then((m) => m.routes),
  },
  {
    path: 'sportelli',
    canActivate: [forRoles('admin', 'auditor')],
    loadChildren: () => import('./sportelli/sportelli.routes').then((m) => m.routes),
  },
  {
    path: 'agenda',
    title: 'agenda.title',
    canActivate: [forRoles('sportello', 'admin')],
    loadComponent: () => import('./agenda/agenda-page').then((m) => m.AgendaPage),
  },
  {
    path: 'regole',
    title: 'rules.title',
    canActivate: [forRoles('admin', 'auditor')],
    loadComponent: () => import('./policies/policies-page').then((m) => m.PoliciesPage),
  },
  {
    path: 'regole/:scope',
    title: 'rules.title',
    canActivate: [forRoles('admin', 'auditor')],
    loadComponent: () => import('./policies/policy-page').then((m) => m.PolicyPage),
  },
  {
    path: 'regole/:scope/:policy',
    title: 'moves.title',
    canActivate: [forRoles('admin', 'auditor')],
    loadComponent: () => import('./policies/moves-page').then((m) => m.MovesPage),
  },
  {
    path: 'voucher',
    title: 'vouchers.title',
    canActivate: [forRoles('admin', 'auditor')],
    loadComponent: () => import('./vouchers/funds-page').then((m) => m.FundsPage),
  },
  {
    path: 'voucher/nuovo',
    title: 'vouchers.new.title',
    canActivate: [forRoles('admin')],
    loadComponent: () => import('./vouchers/new-fund-page').then((m) => m.NewFundPage),
  },
  {
    path: 'voucher/tariffe',
    title: 'tariffs.title',
    canActivate: [forRoles('admin', 'auditor')],
    loadComponent: () => import('./vouchers/tariffs-page').then((m) => m.TariffsPage),
  },
  {
    path: 'voucher/:id',
    title: 'vouchers.fund',
    canActivate: [forRoles('admin', 'auditor')],
    loadComponent: () => import('./vouchers/fund-page').then((m) => m.FundPage),
  },
  {
    path: 'pagamenti-enti',
    title: 'payouts.title',
    canActivate: [forRoles('admin', 'auditor')],
    loadComponent: () => import('./payouts/payouts-page').then((m) => m.PayoutsPage),
  },
  {
    path: 'pagamenti-enti/prepara/:id',
    title: 'payouts.new',
    canActivate: [forRoles('admin', 'auditor')],
    loadComponent: () => import('./payouts/prepare-page').then((m) => m.PreparePage),
  },
  {
    path: 'pagamenti-enti/:id',
    title: 'payouts.one',
    canActivate: [forRoles('admin', 'auditor', 'ente')],
    loadComponent: () => import('./payouts/payout-page').then((m) => m.PayoutPage),
  },
  {
    path: 'rendiconti',
    title: 'payouts.account.title',
    canActivate: [forRoles('ente')],
    loadComponent: () => import('./payouts/account-page').then((m) => m.AccountPage),
  },
  {
    path: 'testi-notifiche',
    title: 'notices.title',
    canActivate: [forRoles('admin', 'auditor')],
    loadComponent: () => import('./notice-templates/templates-page').then((m) => m.TemplatesPage),
  },
  {
    path: 'testi-notifiche/:key',
    title: 'notices.title',
    canActivate: [forRoles('admin', 'auditor')],
    loadComponent: () => import('./notice-templates/template-page').then((m) => m.TemplatePage),
  },
  {
    path: 'regole-denaro',
    title: 'moneySettings.title',
    canActivate: [forRoles('admin', 'auditor')],
    loadComponent: () => import('./money-settings/settings-page').then((m) => m.SettingsPage),
  },
  {
    path: 'libro-mastro',
    title: 'ledger.title',
    canActivate: [forRoles('auditor', 'admin')],
    loadComponent: () => import('./ledger/ledger-page').then((m) => m.LedgerPage),
  },
  {
    path: 'quadratura',
    title: 'books.title',
    canActivate: [forRoles('admin', 'auditor')],
    loadComponent: () =>
      import('./reconciliation/reconciliation-page').then((m) => m.ReconciliationPage),
  },
  {
    path: 'code',
    title: 'queues.title',
    canActivate: [forRoles('admin')],
    loadComponent: () => import('./queues/queues-page').then((m) => m.QueuesPage),
  },
  {
    path: 'operatore',
    title: 'welcome.operator.title',
    canActivate: [forRoles('operator')],
    loadComponent: () => import('./welcome/operator-page').then((m) => m.OperatorPage),
  },
  {
    path: 'notifiche',
    title: 'notifications.title',
    canActivate: [forRoles('ente', 'admin')],
    loadComponent: () =>
      import('./notifications/notifications-page').then((m) => m.NotificationsPage),
  },
  {
    path: 'notifiche/preferenze',
    title: 'preferences.title',
    canActivate: [forRoles('ente')],
    loadComponent: () => import('./notifications/preferences-page').then((m) => m.PreferencesPage),
  },
  {
    path: 'mandates',
    title: 'mandates.title',
    canActivate: [forRoles('admin')],
    loadComponent: () => import('./mandates/mandates-page').then((m) => m.MandatesPage),
  },
  {
    path: 'sportello',
    canActivate: [forRoles('sportello')],
    loadChildren: () => import('./sportello/routes').then((m) => m.routes),
  },
  {
    path: 'cittadini',
    title: 'welcome.citizen.title',
    canActivate: [forRoles('citizen')],
    loadComponent: () => import('./welcome/citizen-page').then((m) => m.CitizenPage),
  },
  { path: '**', title: 'notFound.title', loadComponent: notFound },
];
