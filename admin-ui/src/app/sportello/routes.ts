import type { Routes } from '@angular/router';

/** The counter's pages; its role is checked where they begin. */
export const routes: Routes = [
  {
    path: '',
    pathMatch: 'full',
    title: 'sportello.title',
    loadComponent: () => import('./sportello-page').then((m) => m.SportelloPage),
  },
  {
    path: 'cittadini/nuovo',
    title: 'register.title',
    loadComponent: () => import('./register-page').then((m) => m.RegisterPage),
  },
  {
    path: 'cittadini/:id',
    title: 'citizen.title',
    loadComponent: () => import('./citizen-page').then((m) => m.CitizenPage),
  },
  {
    path: 'cittadini/:id/delega',
    title: 'record.title',
    loadComponent: () => import('./record-mandate-page').then((m) => m.RecordMandatePage),
  },
  {
    path: 'cittadini/:id/richiesta',
    title: 'citizen.newNeed',
    loadComponent: () => import('./counter-need-page').then((m) => m.CounterNeedPage),
  },
];
