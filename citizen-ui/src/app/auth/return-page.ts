import { Component, inject, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Language } from '../language/language';
import { DraftStore } from '../need/draft-store';
import { takeDeepLink } from './deep-link';
import { Session } from './session';

/** `/accesso`: where the login page sends people back, on their way to where they were going. */
@Component({
  selector: 'app-return-page',
  imports: [RouterLink, TranslocoPipe],
  template: `
    <div class="container page stack">
      <h1 tabindex="-1">{{ 'auth.title' | transloco }}</h1>
      @if (failed()) {
        <p class="lead">{{ 'auth.failed' | transloco }}</p>
        <div class="actions">
          <button type="button" class="button" (click)="tryAgain()">
            {{ 'auth.retry' | transloco }}
          </button>
          <a class="button secondary" routerLink="/">{{ 'nav.home' | transloco }}</a>
        </div>
      } @else {
        <p class="lead" role="status">{{ 'auth.wait' | transloco }}</p>
      }
    </div>
  `,
})
export class ReturnPage {
  readonly #session = inject(Session);
  readonly #router = inject(Router);
  readonly #language = inject(Language);
  readonly #drafts = inject(DraftStore);
  protected readonly failed = signal(false);

  constructor() {
    void this.#land();
  }

  protected tryAgain(): void {
    void this.#session.signIn(this.#language.code());
  }

  async #land(): Promise<void> {
    if (await this.#session.settle()) {
      await this.#drafts.uploadAll();
      await this.#router.navigateByUrl(takeDeepLink(), { replaceUrl: true });
    } else {
      this.failed.set(true);
    }
  }
}
