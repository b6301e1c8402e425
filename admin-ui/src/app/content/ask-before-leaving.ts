import { inject } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { isConfirmed } from '../act/confirm-dialog';
import { Words } from '../words/words';

/** A page on which something is written that the server does not have. */
export interface Unsaved {
  isUnsaved(): boolean;
}

/** Whoever has not saved is asked before they leave. */
export function askBeforeLeaving(page: Unsaved): boolean | Promise<boolean> {
  const words = inject(Words);
  if (!page.isUnsaved()) return true;
  return isConfirmed(inject(MatDialog), {
    title: words.say('content.leave.title'),
    text: words.say('content.leave.text'),
    confirm: words.say('content.leave.confirm'),
  });
}
