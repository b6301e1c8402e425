import { inject } from '@angular/core';
import type { CanActivateFn } from '@angular/router';
import { Router } from '@angular/router';
import { Language } from '../language/language';
import { keepDeepLink } from './deep-link';
import { Session } from './session';

/** Lets a signed-in person through; anyone else comes back to this very address after the login. */
export const signInGuard: CanActivateFn = async (_route, state) => {
  const session = inject(Session);
  const language = inject(Language);
  const router = inject(Router);
  if (await session.settle()) return true;
  keepDeepLink(state.url);
  await session.signIn(language.code());
  // Still here: the login service did not answer, and the page says so.
  return router.parseUrl('/accesso');
};
