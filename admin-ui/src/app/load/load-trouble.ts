import { computed, Injectable, signal } from '@angular/core';

/**
 * A part of the app that did not arrive: a page's code, a language's texts. After a new release or
 * without network the old parts are gone, and only loading the page again helps.
 */
@Injectable({ providedIn: 'root' })
export class LoadTrouble {
  readonly #page = signal<string | undefined>(undefined);
  readonly #texts = signal(false);
  readonly isThere = computed(() => this.#page() !== undefined || this.#texts());

  /** @param url where the person was going */
  tellPage(url: string): void {
    this.#page.set(url);
  }

  tellTexts(): void {
    this.#texts.set(true);
  }

  /** Another page is on its way: the one that did not come is no longer wanted. */
  forgetPage(): void {
    this.#page.set(undefined);
  }

  retry(): void {
    const url = this.#page();
    if (url === undefined) location.reload();
    else location.assign(`/admin${url}`);
  }
}
