import type { Routes } from '@angular/router';
import { forRoles } from '../session/role-guard';

/** Services: an ente writes its own, the office publishes them. */
export const routes: Routes = [
  {
    path: '',
    pathMatch: 'full',
    title: 'services.own',
    canActivate: [forRoles('ente')],
    loadComponent: () => import('./own-services-page').then((m) => m.OwnServicesPage),
  },
  {
    path: 'da-pubblicare',
    title: 'services.waiting',
    canActivate: [forRoles('admin', 'auditor')],
    loadComponent: () => import('./waiting-services-page').then((m) => m.WaitingServicesPage),
  },
  {
    path: ':id',
    title: 'services.one',
    canActivate: [forRoles('ente', 'admin', 'auditor')],
    loadComponent: () => import('./service-page').then((m) => m.ServicePage),
  },
];
