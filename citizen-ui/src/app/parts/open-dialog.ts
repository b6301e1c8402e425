import type { Injector, Type } from '@angular/core';
import type { MatDialogConfig } from '@angular/material/dialog';
import { firstValueFrom } from 'rxjs';
import { Trouble } from '../live/trouble';

/**
 * Opens a dialog and gives what it was closed with. Material's dialog is fetched only now; when it
 * cannot be, the page says so.
 * @param load imports the component to show
 */
export async function openDialog<Answer>(
  injector: Injector,
  load: () => Promise<Type<unknown>>,
  config: MatDialogConfig,
): Promise<Answer | undefined> {
  const parts = Promise.all([import('@angular/material/dialog'), load()]);
  const fetched = await parts.catch(() => undefined);
  if (!fetched) {
    injector.get(Trouble).say('shell.notLoaded');
    return undefined;
  }
  const [{ MatDialog }, component] = fetched;
  const shown = injector.get(MatDialog).open<unknown, unknown, Answer>(component, {
    maxWidth: 'min(40rem, 100vw)',
    ...config,
  });
  return firstValueFrom(shown.afterClosed());
}
