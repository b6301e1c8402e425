import type { Routes } from '@angular/router';
import { forRoles } from '../session/role-guard';

const write = () => import('./write-sportello-page').then((m) => m.WriteSportelloPage);

/** Where people are helped in person: all of them, and one sheet each. */
export const routes: Routes = [
  {
    path: '',
    pathMatch: 'full',
    title: 'sportelli.title',
    loadComponent: () => import('./sportelli-page').then((m) => m.SportelliPage),
  },
  {
    path: 'nuovo',
    title: 'sportelli.add',
    canActivate: [forRoles('admin')],
    loadComponent: write,
  },
  { path: ':id', title: 'sportelli.one', canActivate: [forRoles('admin')], loadComponent: write },
];
