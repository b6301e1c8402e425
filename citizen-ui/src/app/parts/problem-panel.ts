import { Component, DestroyRef, ElementRef, computed, inject, input, output } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { readFailure } from '../remote/problem';
import { keepDeepLink } from '../auth/deep-link';
import { Session } from '../auth/session';
import { Language } from '../language/language';
import { CHANGES_MEANWHILE } from './changes-meanwhile';
import { headingNear, takeUpFocus } from './heading-near';

const STALE = ['stale-version', 'offer-stale', 'renewal-stale'];
const REFUSALS = ['mandate-required', 'mandate-not-valid', 'mandate-scope'];

/** Says what failed in the API's own words and offers the way on: try again, or sign in. */
@Component({
  selector: 'app-problem-panel',
  imports: [RouterLink, TranslocoPipe],
  template: `
    @if (refusal(); as code) {
      <div class="notice warn" role="alert" [attr.data-refusal]="code">
        <h2>{{ 'mandates.refusal.' + code + '.title' | transloco }}</h2>
        <p>{{ 'mandates.refusal.' + code + '.text' | transloco }}</p>
        <p>{{ 'mandates.refusal.kept' | transloco }}</p>
        <a class="button plain" routerLink="/deleghe">{{ 'mandates.acting.see' | transloco }}</a>
      </div>
    } @else if (isStale()) {
      <div class="notice warn" role="alert" data-refusal="stale">
        <h2>{{ 'problem.stale.title' | transloco }}</h2>
        @if (changes().length > 0) {
          <ul>
            @for (change of changes(); track $index) {
              <li>{{ change }}</li>
            }
          </ul>
        } @else {
          <p>{{ failure().title }}</p>
        }
        <p>{{ 'problem.stale.kept' | transloco }}</p>
        <button type="button" class="button plain" (click)="tryAgain()">
          {{ 'problem.stale.again' | transloco }}
        </button>
      </div>
    } @else {
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
          <button type="button" class="button plain" (click)="tryAgain()">
            {{ 'problem.retry' | transloco }}
          </button>
        }
      </div>
    }
  `,
})
export class ProblemPanel {
  readonly error = input.required<unknown>();
  readonly retry = output();
  protected readonly failure = computed(() => readFailure(this.error()));
  /** A mandate that bites: not a fault, so said kindly, and trying again would not help. */
  protected readonly refusal = computed(() => {
    const { code } = this.failure();
    return REFUSALS.includes(code) ? code : undefined;
  });
  /** Somebody was faster: what they did is said, and what was written stays. */
  protected readonly isStale = computed(() => STALE.includes(this.failure().code));
  readonly #changes = inject(CHANGES_MEANWHILE, { optional: true });
  protected readonly changes = computed(() => this.#changes?.() ?? []);
  readonly #session = inject(Session);
  readonly #language = inject(Language);
  readonly #router = inject(Router);

  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  #heading: HTMLElement | undefined;

  constructor() {
    // The button that was pressed goes with the panel.
    inject(DestroyRef).onDestroy(() => takeUpFocus(this.#heading));
  }

  protected tryAgain(): void {
    this.#heading = headingNear(this.#host);
    this.retry.emit();
  }

  protected signIn(): void {
    keepDeepLink(this.#router.url);
    void this.#session.signIn(this.#language.code());
  }
}
