import { DOCUMENT, Injector, Service, afterNextRender, inject } from '@angular/core';
import { NavigationEnd, Router } from '@angular/router';
import { filter, map, pairwise, startWith } from 'rxjs';

/** Moves the focus to the heading when the page changes, as a full page load would. */
@Service()
export class PageFocus {
  readonly #document = inject(DOCUMENT);
  readonly #injector = inject(Injector);

  constructor() {
    const router = inject(Router);
    router.events
      .pipe(
        filter((event) => event instanceof NavigationEnd),
        map(({ urlAfterRedirects }) => urlAfterRedirects.split(/[?#]/)[0] ?? ''),
        startWith(null),
        pairwise(),
        // The first page keeps the browser's own start; a filter or a step is the same page.
        filter(([before, now]) => before !== null && before !== now),
      )
      .subscribe(() => afterNextRender(() => this.toHeading(), { injector: this.#injector }));
  }

  toHeading(): void {
    const heading = this.#document.querySelector<HTMLElement>('main h1');
    (heading ?? this.#content())?.focus({ preventScroll: true });
  }

  toContent(): void {
    const content = this.#content();
    content?.focus();
    content?.scrollIntoView();
  }

  #content(): HTMLElement | null {
    return this.#document.getElementById('content');
  }
}
