import type { Injector } from '@angular/core';
import { openDialog } from './open-dialog';
import type { Question } from './question';

/** Asks before something that matters; gives the number asked for, `true`, or `undefined` when left. */
export function askToConfirm(
  injector: Injector,
  data: Question,
): Promise<number | true | undefined> {
  return openDialog<number | true>(
    injector,
    () => import('./confirm-dialog').then((m) => m.ConfirmDialog),
    { data, width: '34rem', ariaLabelledBy: 'confirm-title', autoFocus: 'first-heading' },
  );
}
