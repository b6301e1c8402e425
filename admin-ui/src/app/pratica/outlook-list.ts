import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { Outlook, Pratica } from '../api-types';
import { keepLast } from '../live/keep-last';
import { readProblem } from '../problem/problem';
import { ProblemBox } from '../problem/problem-box';
import { Words } from '../words/words';

/** What time alone will bring about, computed by the code that will run; for whoever may know it. */
@Component({
  selector: 'wemi-outlook-list',
  imports: [ProblemBox],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (isShown()) {
      <h3 id="outlook-title">{{ words.say('outlook.title') }}</h3>
      @if (outlook.error(); as error) {
        <wemi-problem [error]="error" (retry)="outlook.reload()" />
      } @else if (prospects(); as prospects) {
        <ol role="list" aria-labelledby="outlook-title" data-testid="outlook">
          @for (prospect of prospects; track $index) {
            <li>
              <time class="muted" [attr.datetime]="prospect.at">{{
                words.instant(prospect.at)
              }}</time>
              <span>{{ words.say('timer.' + prospect.timer) }}</span>
              @if (prospect.isPaused) {
                <span class="muted">{{ words.say('integration.paused') }}</span>
              }
              @if (prospect.becomes) {
                <span>{{ prospect.becomes }}</span>
              }
            </li>
          } @empty {
            <li class="muted">{{ words.say('outlook.none') }}</li>
          }
        </ol>
      } @else {
        <p class="visually-hidden" role="status">{{ words.say('words.loading') }}</p>
        <span class="bone"></span>
      }
    }
  `,
  styles: `
    h3 {
      margin: 16px 0 8px;
    }

    li {
      display: grid;
      padding: 6px 0;
      border-bottom: 1px dotted var(--wemi-line);
    }

    li:last-child {
      border-bottom: 0;
    }
  `,
})
export class OutlookList {
  readonly pratica = input.required<Pratica>();
  protected readonly words = inject(Words);
  /** Enti that were not chosen do not know whose pratica it is, nor what the others offered. */
  readonly #isAsked = computed(
    () => !this.pratica().closed && this.pratica().applicantName !== null,
  );
  readonly #at = computed(() => `${this.pratica().id} ${this.pratica().version}`);
  protected readonly outlook = httpResource<Outlook>(() => {
    // What follows changes with the pratica.
    const [id] = this.#at().split(' ');
    return this.#isAsked() ? { url: `/api/pratiche/${id}/outlook` } : undefined;
  });
  readonly #last = keepLast(this.outlook, () => this.pratica().id);
  protected readonly isShown = computed(
    () => this.#isAsked() && readProblem(this.outlook.error()).status !== 404,
  );
  protected readonly prospects = computed(() => {
    const { state, service } = this.pratica();
    let before = { state: state as string, endDate: service?.endDate ?? null };
    return this.#last()?.ifNobodyActs.map((prospect) => {
      const becomes = this.#sayChange(before, prospect);
      before = prospect;
      return { ...prospect, becomes };
    });
  });

  #sayChange(before: { state: string; endDate: string | null }, after: typeof before): string {
    const { words } = this;
    const state = words.say(`state.${after.state}`);
    return [
      after.state === before.state ? '' : words.say('outlook.becomes', { state }),
      after.endDate === null || after.endDate === before.endDate
        ? ''
        : words.say('outlook.ends', { end: words.day(after.endDate) }),
    ].filter(Boolean).join(' '); // prettier-ignore
  }
}
