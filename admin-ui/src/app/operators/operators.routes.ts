import type { Routes } from '@angular/router';

const write = () => import('./write-operator-page').then((m) => m.WriteOperatorPage);

/** Who works for an ente: everybody, and one sheet each. */
export const routes: Routes = [
  {
    path: '',
    pathMatch: 'full',
    title: 'operators.title',
    loadComponent: () => import('./operators-page').then((m) => m.OperatorsPage),
  },
  { path: 'nuovo', title: 'operators.add', loadComponent: write },
  { path: ':id', title: 'operators.one', loadComponent: write },
];
