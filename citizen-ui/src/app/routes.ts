import type { Routes } from '@angular/router';
import { signInGuard } from './auth/sign-in-guard';
import { HomePage } from './home/home-page';
import { wordsInside } from './language/words-inside';
import { ownTurn } from './own-turn';
import { ServicePage } from './service/service-page';
import { ResultsPage } from './services/results-page';

const publishedPage = () => import('./content/published-page').then((m) => m.PublishedPage);
/** Below such a page one may say how clear it is (`ratings/informing-path.ts`). */
const informs = true;
const publishedList = () => import('./content/published-list').then((m) => m.PublishedList);

/**
 * A route's `title` is a key of the dictionaries. The pages that people arrive on are there at
 * once, words and all; every other is a chunk of its own.
 */
export const routes: Routes = [
  { path: '', pathMatch: 'full', title: 'titles.home', data: { informs }, component: HomePage, canActivate: [ownTurn] },
  { path: 'servizi', title: 'titles.services', data: { informs }, component: ResultsPage, canActivate: [ownTurn] },
  { path: 'servizi/confronta', title: 'titles.compare', loadComponent: () => import('./services/compare-page').then((m) => m.ComparePage) },
  { path: 'servizi/:id', title: 'titles.service', data: { informs }, component: ServicePage, canActivate: [ownTurn] },
  {
    path: '',
    canActivate: [wordsInside],
    children: [
      { path: 'avvisi', title: 'titles.avvisi', data: { informs }, loadComponent: () => import('./avvisi/avvisi-page').then((m) => m.AvvisiPage) },
      { path: 'avvisi/:id', title: 'titles.avvisi', data: { informs }, loadComponent: () => import('./avvisi/avviso-page').then((m) => m.AvvisoPage) },
      { path: 'sportelli', title: 'titles.sportelli', data: { informs }, loadComponent: () => import('./sportelli/sportelli-page').then((m) => m.SportelliPage) },
      { path: 'sportelli/:sportelloId/appuntamento', canActivate: [signInGuard], title: 'titles.bookAppointment', loadComponent: () => import('./appointments/book-page').then((m) => m.BookPage) },
      {
        path: 'appuntamenti',
        canActivate: [signInGuard],
        children: [
          { path: '', title: 'titles.appointments', loadComponent: () => import('./appointments/appointments-page').then((m) => m.AppointmentsPage) },
          { path: ':id/sposta', title: 'titles.moveAppointment', loadComponent: () => import('./appointments/book-page').then((m) => m.BookPage) },
        ],
      },
      { path: 'enti', title: 'titles.enti', data: { informs }, loadComponent: () => import('./enti/enti-page').then((m) => m.EntiPage) },
      { path: 'enti/:id', title: 'titles.ente', data: { informs }, loadComponent: () => import('./enti/ente-page').then((m) => m.EntePage) },
      { path: 'richiesta/:serviceTypeId', title: 'titles.need', loadComponent: () => import('./need/need-page').then((m) => m.NeedPage) },
      {
        path: 'pratiche',
        canActivate: [signInGuard],
        children: [
          { path: '', title: 'titles.pratiche', loadComponent: () => import('./pratiche/pratiche-page').then((m) => m.PratichePage) },
          { path: ':id/interrompi', title: 'titles.interrupt', loadComponent: () => import('./service-life/interrupt-page').then((m) => m.InterruptPage) },
          { path: ':id/contesta/:eventId', title: 'titles.contest', loadComponent: () => import('./contest/contest-page').then((m) => m.ContestPage) },
          { path: ':id/recensione/:period', title: 'titles.review', loadComponent: () => import('./reviews/review-page').then((m) => m.ReviewPage) },
          { path: ':id/servizio/:serviceId/:number', title: 'titles.keptService', loadComponent: () => import('./kept-service/kept-service-page').then((m) => m.KeptServicePage) },
          { path: ':id/riapri', title: 'titles.reopen', loadComponent: () => import('./reopen/reopen-page').then((m) => m.ReopenPage) },
          { path: ':id', title: 'titles.pratica', loadComponent: () => import('./pratica/pratica-page').then((m) => m.PraticaPage) },
        ],
      },
      {
        path: 'deleghe',
        canActivate: [signInGuard],
        children: [
          { path: '', title: 'titles.mandates', loadComponent: () => import('./mandates/mandates-page').then((m) => m.MandatesPage) },
          { path: 'nuova', title: 'titles.newMandate', loadComponent: () => import('./mandates/new-mandate-page').then((m) => m.NewMandatePage) },
        ],
      },
      { path: 'pagamenti', canActivate: [signInGuard], title: 'titles.payments', loadComponent: () => import('./receipts/payments-page').then((m) => m.PaymentsPage) },
      {
        path: 'voucher',
        canActivate: [signInGuard],
        children: [
          { path: '', title: 'titles.vouchers', loadComponent: () => import('./vouchers/wallet-page').then((m) => m.WalletPage) },
          { path: 'isee', title: 'titles.isee', loadComponent: () => import('./isee/isee-page').then((m) => m.IseePage) },
          { path: 'domanda/:fundId', title: 'titles.applyVoucher', loadComponent: () => import('./vouchers/apply-page').then((m) => m.ApplyPage) },
        ],
      },
      {
        path: 'notifiche',
        canActivate: [signInGuard],
        children: [
          { path: '', title: 'titles.notifications', loadComponent: () => import('./notifications/notifications-page').then((m) => m.NotificationsPage) },
          { path: 'preferenze', title: 'titles.notificationPreferences', loadComponent: () => import('./notifications/preferences-page').then((m) => m.PreferencesPage) },
        ],
      },
      { path: 'miei-dati', canActivate: [signInGuard], title: 'titles.ownData', loadComponent: () => import('./own-data/own-data-page').then((m) => m.OwnDataPage) },
      { path: 'persone', canActivate: [signInGuard], title: 'titles.caredPersons', loadComponent: () => import('./cared-persons/cared-persons-page').then((m) => m.CaredPersonsPage) },
      { path: 'preferiti', canActivate: [signInGuard], title: 'titles.favourites', loadComponent: () => import('./favourites/favourites-page').then((m) => m.FavouritesPage) },
      { path: 'recapiti', canActivate: [signInGuard], title: 'titles.ownContacts', loadComponent: () => import('./contacts/own-contacts-page').then((m) => m.OwnContactsPage) },
      { path: 'accessi', canActivate: [signInGuard], title: 'titles.sessions', loadComponent: () => import('./sessions/sessions-page').then((m) => m.SessionsPage) },
      { path: 'segnala', title: 'titles.report', loadComponent: () => import('./tickets/report-page').then((m) => m.ReportPage) },
      {
        path: 'segnalazioni',
        canActivate: [signInGuard],
        children: [
          { path: '', title: 'titles.tickets', loadComponent: () => import('./tickets/tickets-page').then((m) => m.TicketsPage) },
          { path: ':id', title: 'titles.ticket', loadComponent: () => import('./tickets/ticket-page').then((m) => m.TicketPage) },
        ],
      },
      { path: 'letture', canActivate: [signInGuard], title: 'titles.readings', loadComponent: () => import('./readings/readings-page').then((m) => m.ReadingsPage) },
  { path: 'pagamento/esito', canActivate: [signInGuard], title: 'titles.payment', loadComponent: () => import('./payment/outcome-page').then((m) => m.OutcomePage) },
      { path: 'accesso', title: 'titles.auth', loadComponent: () => import('./auth/return-page').then((m) => m.ReturnPage) },
      { path: 'valuta', title: 'titles.rate', loadComponent: () => import('./ratings/rating-page').then((m) => m.RatingPage) },
      { path: 'guida', title: 'titles.guide', data: { informs }, loadComponent: () => import('./guide/guide-page').then((m) => m.GuidePage) },
      { path: 'aiuto', title: 'titles.help', data: { informs, kind: 'faq' }, loadComponent: publishedList },
      { path: 'glossario', title: 'titles.glossary', data: { informs, kind: 'glossary' }, loadComponent: publishedList },
      { path: 'novita', title: 'titles.news', data: { informs, kind: 'news' }, loadComponent: publishedList },
      { path: 'novita/:slug', title: 'titles.news', data: { informs, kind: 'news' }, loadComponent: publishedPage },
      { path: 'pagine/:slug', title: 'titles.page', data: { informs, kind: 'page' }, loadComponent: publishedPage },
      { path: 'accessibilita', title: 'titles.accessibility', data: { informs, kind: 'declaration', slug: 'accessibilita' }, loadComponent: publishedPage },
      { path: 'privacy', title: 'titles.privacy', data: { informs, kind: 'declaration', slug: 'privacy' }, loadComponent: publishedPage },
      { path: 'note-legali', title: 'titles.legalNotes', data: { informs, kind: 'declaration', slug: 'note-legali' }, loadComponent: publishedPage },
      { path: 'contatti', title: 'titles.contacts', data: { informs }, loadComponent: () => import('./pages/contacts-page').then((m) => m.ContactsPage) },
      { path: '**', title: 'titles.notFound', loadComponent: () => import('./pages/not-found-page').then((m) => m.NotFoundPage) },
    ],
  },
]; // prettier-ignore
