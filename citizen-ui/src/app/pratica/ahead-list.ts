import { Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import type { State } from '../../../../workflows/pratica/transitions';
import { formatDay, formatMoment } from '../format/dates';
import { ExactPipe } from '../format/date-pipes';
import { formatCents } from '../format/money';
import { Language } from '../language/language';
import type { Outlook } from '../remote/types';
import { type Ahead, aheadOf } from './ahead';

/** What is to come, in its order: when, what it is, what it changes, what is to be paid by then. */
@Component({
  selector: 'app-ahead-list',
  imports: [ExactPipe, TranslocoPipe],
  styles: `
    ol {
      display: grid;
      gap: 0.75rem;
      margin-top: 0.5rem;
      padding: 0 0 0 1.25rem;
      border-left: 2px solid var(--mat-sys-outline-variant);
    }
  `,
  template: `
    <ol>
      @for (one of ahead(); track one.timer + one.at) {
        <li>
          <time class="small muted" [attr.datetime]="one.at" [attr.title]="one.at | exact">{{
            when(one)
          }}</time>
          <p>{{ sentence(one) }}</p>
        </li>
      } @empty {
        <li>{{ 'pratica.outlook.empty' | transloco }}</li>
      }
    </ol>
  `,
})
export class AheadList {
  readonly prospects = input.required<Outlook['ifNobodyActs']>();
  /** How things stand before the first of them. */
  readonly now = input.required<{ state: State; endDate: string | null }>();
  readonly #words = inject(TranslocoService);
  readonly #language = inject(Language);
  protected readonly ahead = computed(() => aheadOf(this.prospects(), this.now()));

  protected when({ at }: Ahead): string {
    return formatMoment(at, this.#language.locale());
  }

  /** What happens, what the pratica becomes by it, what it costs, and when the service then ends. */
  protected sentence({ timer, becomes, isPaused, endsOn, amountCents }: Ahead): string {
    const say = (name: string, values = {}) =>
      this.#words.translate<string>(`pratica.outlook.${name}`, values);
    const state = becomes && this.#words.translate<string>(`pratica.states.${becomes}.label`);
    const locale = this.#language.locale();
    return [
      say(`timers.${timer}`),
      ...(amountCents ? [say('toPay', { amount: formatCents(amountCents, locale) })] : []),
      ...(state ? [say('becomes', { state })] : []),
      ...(isPaused ? [say('paused')] : []),
      ...(endsOn ? [say('endsOn', { day: formatDay(endsOn, locale) })] : []),
    ].join(' ');
  }
}
