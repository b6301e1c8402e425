import { Component, computed, inject, input, output } from '@angular/core';
import { Router } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { readFailure } from '../remote/problem';
import { keepDeepLink } from '../auth/deep-link';
import { Session } from '../auth/session';
import { Language } from '../language/language';

/** Says what failed in the API's own words and offers the way on: try again, or sign in. */
@Component({
  selector: 'app-problem-panel',
  imports: [TranslocoPipe],
  template: `
    <div class="notice error" role="alert">
      <h2>{{ 'problem.title' | transloco }}</h2>
      <p>
        @if (failure().title; as title) {
          {{ title }}
        } @else {
          {{ 'problem.' + failure().code | transloco }}
        }
      </p>
      @if (failure().status === 401) {
        <button type="button" class="button plain" (click)="signIn()">
          {{ 'problem.signIn' | transloco }}
        </button>
      } @else {
        <button type="button" class="button plain" (click)="retry.emit()">
          {{ 'problem.retry' | transloco }}
        </button>
      }
    </div>
  `,
})
export class ProblemPanel {
  readonly error = input.required<unknown>();
  readonly retry = output();
  protected readonly failure = computed(() => readFailure(this.error()));
  readonly #session = inject(Session);
  readonly #language = inject(Language);
  readonly #router = inject(Router);

  protected signIn(): void {
    keepDeepLink(this.#router.url);
    void this.#session.signIn(this.#language.code());
  }
}
