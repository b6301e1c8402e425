import { Service } from '@angular/core';
import type { PreloadingStrategy, Route } from '@angular/router';
import { EMPTY, type Observable, catchError, defer, from, switchMap } from 'rxjs';

/** Until somebody does something with it, a page costs what it shows and no more. */
const signsOfUse = ['pointerdown', 'pointermove', 'keydown', 'touchstart'] as const;

/** Fetches the other pages once the first one is in use and the browser has nothing else to do. */
@Service()
export class PreloadWhenUsed implements PreloadingStrategy {
  readonly #isUsed = new Promise<void>((resolve) => {
    const stop = new AbortController();
    const use = () => (stop.abort(), resolve());
    for (const sign of signsOfUse)
      addEventListener(sign, use, { signal: stop.signal, passive: true });
  });

  preload(_route: Route, load: () => Observable<unknown>): Observable<unknown> {
    return defer(() => from(this.#isUsed.then(whenIdle))).pipe(
      switchMap(load),
      // A page that could not be fetched now is fetched when it is asked for.
      catchError(() => EMPTY),
    );
  }
}

function whenIdle(): Promise<void> {
  return new Promise((resolve) => {
    if ('requestIdleCallback' in window) requestIdleCallback(() => resolve(), { timeout: 5_000 });
    else setTimeout(resolve, 2_000);
  });
}
