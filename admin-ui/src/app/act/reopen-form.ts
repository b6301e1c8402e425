import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { Pratica, Reopening } from '../api-types';
import { ProblemBox } from '../problem/problem-box';
import { Words } from '../words/words';
import type { PayloadForm } from './payload-form';

/** What opening a closed pratica anew asks for; what no longer fits only its citizen can answer. */
@Component({
  selector: 'wemi-reopen-form',
  imports: [ProblemBox],
  changeDetection: ChangeDetectionStrategy.OnPush,
  styles: `
    p {
      margin: 12px 0;
    }
  `,
  template: `
    @if (foreseen.error()) {
      <wemi-problem [error]="foreseen.error()" (retry)="foreseen.reload()" />
    } @else if (reopening(); as reopening) {
      @if (wrong().length > 0) {
        <div class="notice warn" role="status">
          <div>
            <p>{{ words.say('reopening.unfit') }}</p>
            <ul>
              @for (one of wrong(); track $index) {
                <li>{{ one }}</li>
              }
            </ul>
          </div>
        </div>
      } @else {
        <p class="notice" role="status">{{ consequence() }}</p>
        @if (leavesOut()) {
          <p class="muted">{{ words.say('reopening.leavesOut') }}</p>
        }
      }
    } @else {
      <p class="visually-hidden" role="status">{{ words.say('words.loading') }}</p>
      <span class="bone"></span>
    }
  `,
})
export class ReopenForm implements PayloadForm {
  readonly pratica = input.required<Pratica>();
  protected readonly words = inject(Words);
  protected readonly foreseen = httpResource<Reopening>(
    () => `/api/pratiche/${this.pratica().id}/reopening`,
  );
  protected readonly reopening = computed(() =>
    this.foreseen.hasValue() ? this.foreseen.value() : undefined,
  );
  protected readonly leavesOut = computed(() => (this.reopening()?.dropped.length ?? 0) > 0);
  /** Each thing to answer again, by its question. */
  protected readonly wrong = computed(() =>
    (this.reopening()?.errors ?? []).map(({ pointer, message }) => {
      const param = this.pratica().need.params.find(({ id }) => pointer === `/params/${id}`);
      return param
        ? `${this.words.name({ nameIt: param.it, nameEn: param.en })}: ${message}`
        : message;
    }),
  );
  readonly consequence = computed(() => {
    const reopening = this.reopening();
    if (!reopening || this.wrong().length > 0) return '';
    const { enti } = reopening;
    const asked = this.words.say(
      enti === 0 ? 'reopening.nobody' : enti === 1 ? 'reopening.one' : 'reopening.many',
      { count: enti },
    );
    return `${this.words.say('reopening.effect', { number: this.pratica().number })} ${asked}`;
  });

  /** Nothing is sent before it is known to fit. */
  read(): Record<string, unknown> | undefined {
    return this.consequence() ? {} : undefined;
  }
}
