import type { Routes } from '@angular/router';
import { forRoles } from '../session/role-guard';

const write = () => import('./write-avviso-page').then((m) => m.WriteAvvisoPage);

/** Avvisi: read by all of the work area, written by the office, answered by enti. */
export const routes: Routes = [
  {
    path: '',
    pathMatch: 'full',
    title: 'avvisi.title',
    loadComponent: () => import('./avvisi-page').then((m) => m.AvvisiPage),
  },
  { path: 'nuovo', title: 'avvisi.new', canActivate: [forRoles('admin')], loadComponent: write },
  {
    path: ':id',
    title: 'avvisi.one',
    loadComponent: () => import('./avviso-page').then((m) => m.AvvisoPage),
  },
  {
    path: ':id/modifica',
    title: 'avvisi.edit',
    canActivate: [forRoles('admin')],
    loadComponent: write,
  },
  {
    path: ':id/domanda',
    title: 'avvisi.application',
    canActivate: [forRoles('ente')],
    loadComponent: () => import('./apply-page').then((m) => m.ApplyPage),
  },
];
