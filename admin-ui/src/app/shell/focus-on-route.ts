import { afterNextRender, inject, Injectable, Injector } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router } from '@angular/router';
import { filter } from 'rxjs';

/** After a change of page the focus goes to its heading; a change of filters leaves it alone. */
@Injectable({ providedIn: 'root' })
export class FocusOnRoute {
  readonly #injector = inject(Injector);

  constructor() {
    const router = inject(Router);
    let before = router.navigated ? pathOf(router.url) : undefined;
    router.events
      .pipe(
        filter((event) => event instanceof NavigationEnd),
        takeUntilDestroyed(),
      )
      .subscribe(({ urlAfterRedirects }) => {
        const after = pathOf(urlAfterRedirects);
        const isOtherPage = before !== undefined && before !== after;
        before = after;
        if (isOtherPage) afterNextRender(() => this.goToHeading(), { injector: this.#injector });
      });
  }

  goToHeading(): void {
    const heading = document.querySelector<HTMLElement>('main h1');
    heading?.setAttribute('tabindex', '-1');
    heading?.focus();
    scrollTo({ top: 0 });
  }
}

function pathOf(url: string): string {
  return url.split(/[?#]/)[0]!;
}
