import { inject } from '@angular/core';
import { type CanActivateFn, Router } from '@angular/router';
import type { Role } from '../domain';
import { Session } from './session';

/** Where each role starts its day. */
export const HOME_OF: Partial<Record<Role, string>> = {
  ente: '/attivita',
  admin: '/attivita',
  auditor: '/pratiche',
  operator: '/operatore',
  sportello: '/sportello',
  citizen: '/cittadini',
};

/** Lets only these roles through; the API refuses anyway, this spares a page of refusals. */
export function forRoles(...roles: Role[]): CanActivateFn {
  return async () => {
    const router = inject(Router);
    const me = await inject(Session).ready();
    return roles.includes(me.role) || router.parseUrl(HOME_OF[me.role] ?? '/non-trovata');
  };
}

export const goHome: CanActivateFn = async () => {
  const router = inject(Router);
  const { role } = await inject(Session).ready();
  return router.parseUrl(HOME_OF[role] ?? '/non-trovata');
};
