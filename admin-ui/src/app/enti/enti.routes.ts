import type { Routes } from '@angular/router';
import { forRoles } from '../session/role-guard';

/** Enti: how the office sees them, how they are qualified, and each ente's own house. */
export const entiRoutes: Routes = [
  {
    path: 'enti',
    title: 'enti.title',
    canActivate: [forRoles('admin')],
    loadComponent: () => import('./enti-page').then((m) => m.EntiPage),
  },
  {
    path: 'enti/nuovo',
    title: 'enteSheet.register',
    canActivate: [forRoles('admin')],
    loadComponent: () => import('../ente-sheet/register-ente-page').then((m) => m.RegisterEntePage),
  },
  {
    path: 'ente',
    title: 'enteSheet.title',
    canActivate: [forRoles('ente')],
    loadComponent: () => import('../ente-sheet/own-ente-page').then((m) => m.OwnEntePage),
  },
  {
    path: 'enti/:id',
    title: 'enti.title',
    canActivate: [forRoles('admin')],
    loadComponent: () => import('./ente-page').then((m) => m.EntePage),
  },
  {
    path: 'avvisi',
    canActivate: [forRoles('ente', 'admin', 'auditor')],
    loadChildren: () => import('../avvisi/avvisi.routes').then((m) => m.routes),
  },
  {
    path: 'qualificazioni',
    title: 'qualifications.title',
    canActivate: [forRoles('ente', 'admin', 'auditor')],
    loadComponent: () =>
      import('../qualifications/qualifications-page').then((m) => m.QualificationsPage),
  },
  {
    path: 'qualificazioni/:id',
    title: 'qualifications.one',
    canActivate: [forRoles('ente', 'admin', 'auditor')],
    loadComponent: () =>
      import('../qualifications/qualification-page').then((m) => m.QualificationPage),
  },
  {
    path: 'operatori',
    canActivate: [forRoles('ente')],
    loadChildren: () => import('../operators/operators.routes').then((m) => m.routes),
  },
  {
    path: 'servizi',
    canActivate: [forRoles('ente', 'admin', 'auditor')],
    loadChildren: () => import('../services/services.routes').then((m) => m.routes),
  },
  {
    path: 'chiusure',
    title: 'closures.title',
    canActivate: [forRoles('ente')],
    loadComponent: () => import('../closures/closures-page').then((m) => m.ClosuresPage),
  },
];
