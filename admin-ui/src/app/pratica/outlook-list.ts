import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { Outlook, Pratica } from '../api-types';
import { keepLast } from '../live/keep-last';
import { readProblem } from '../problem/problem';
import { ProblemBox } from '../problem/problem-box';
import { Words } from '../words/words';
import { ProspectsList } from './prospects-list';

/** What time alone will bring about, computed by the code that will run; for whoever may know it. */
@Component({
  selector: 'wemi-outlook-list',
  imports: [ProblemBox, ProspectsList],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (isShown()) {
      <h3 id="outlook-title">{{ words.say('outlook.title') }}</h3>
      @if (outlook.error(); as error) {
        <wemi-problem [error]="error" (retry)="outlook.reload()" />
      } @else if (prospects(); as prospects) {
        <wemi-prospects
          data-testid="outlook"
          labelledBy="outlook-title"
          [prospects]="prospects"
          [now]="now()"
        />
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
  protected readonly prospects = computed(() => this.#last()?.ifNobodyActs);
  protected readonly now = computed(() => {
    const { state, service } = this.pratica();
    return { state, endDate: service?.endDate ?? null };
  });
}
