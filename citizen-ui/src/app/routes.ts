import type { Routes } from '@angular/router';

/** A route's `title` is a key of the dictionaries. Every page is a chunk of its own. */
export const routes: Routes = [
  { path: '', pathMatch: 'full', title: 'titles.home', loadComponent: () => import('./home/home-page').then((m) => m.HomePage) },
  { path: 'accesso', title: 'titles.auth', loadComponent: () => import('./auth/return-page').then((m) => m.ReturnPage) },
]; // prettier-ignore
