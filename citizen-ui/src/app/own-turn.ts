import { inject } from '@angular/core';
import { type CanActivateFn, Router } from '@angular/router';

/**
 * The first page is drawn in a turn of its own, after the frame around it: two shorter waits for
 * whoever touches the screen in between.
 */
export const ownTurn: CanActivateFn = () =>
  inject(Router).navigated || new Promise<true>((resolve) => setTimeout(() => resolve(true)));
