import type { Routes } from '@angular/router';
import { askBeforeLeaving } from './ask-before-leaving';

/** What the comune writes for everybody: written by administrators, read by auditors. */
export const routes: Routes = [
  {
    path: '',
    pathMatch: 'full',
    title: 'content.title',
    loadComponent: () => import('./contents-page').then((m) => m.ContentsPage),
  },
  {
    path: ':kind/:slug',
    title: 'content.one',
    canDeactivate: [askBeforeLeaving],
    loadComponent: () => import('./content-page').then((m) => m.ContentPage),
  },
];
