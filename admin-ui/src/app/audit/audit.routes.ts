import type { Routes } from '@angular/router';

export const routes: Routes = [
  { path: '', pathMatch: 'full', redirectTo: 'atti' },
  {
    path: 'atti',
    title: 'audit.acts',
    loadComponent: () => import('./acts-page').then((m) => m.ActsPage),
  },
  {
    path: 'campioni',
    title: 'audit.samples',
    loadComponent: () => import('./samples-page').then((m) => m.SamplesPage),
  },
  {
    path: 'campioni/:id',
    title: 'audit.sample',
    loadComponent: () => import('./sample-page').then((m) => m.SamplePage),
  },
  {
    path: 'tempi',
    title: 'audit.timings',
    loadComponent: () => import('./timings-page').then((m) => m.TimingsPage),
  },
  {
    path: 'letture',
    title: 'audit.reads',
    loadComponent: () => import('./reads-page').then((m) => m.ReadsPage),
  },
];
