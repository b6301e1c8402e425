import type { Routes } from '@angular/router';

export const routes: Routes = [
  { path: '', pathMatch: 'full', redirectTo: 'parole' },
  {
    path: 'parole',
    title: 'search.words.title',
    loadComponent: () => import('./words-page').then((m) => m.WordsPage),
  },
  {
    path: 'ordine',
    title: 'search.ranking.title',
    loadComponent: () => import('./ranking-page').then((m) => m.RankingPage),
  },
  {
    path: 'senza-risultati',
    title: 'search.misses.title',
    loadComponent: () => import('./misses-page').then((m) => m.MissesPage),
  },
];
