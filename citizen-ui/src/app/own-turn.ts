import { inject } from '@angular/core';
import { type CanActivateFn, Router } from '@angular/router';

/** Lets whoever touches the screen be answered before what follows is drawn. */
export const nextTurn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/** The first page is drawn in a turn of its own, after the frame around it. */
export const ownTurn: CanActivateFn = () => inject(Router).navigated || nextTurn().then(() => true);
