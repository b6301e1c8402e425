import { Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { ExactPipe, InstantPipe } from '../format/date-pipes';
import { Language } from '../language/language';
import type { PlanView as Plan } from '../remote/types';

/** A weekly schedule: in words, how many visits it is paid for, and the days that come. */
@Component({
  selector: 'app-plan-view',
  imports: [ExactPipe, InstantPipe, TranslocoPipe],
  styles: `
    :host {
      display: block;
      margin-top: 1rem;
    }
    ul,
    ol {
      margin-block: 0.25rem 0.75rem;
    }
  `,
  template: `
    <h3>{{ 'pratica.plan.title' | transloco }}</h3>
    <ul data-testid="plan">
      @for (sentence of sentences(); track sentence) {
        <li>{{ sentence }}</li>
      }
    </ul>
    @if (plan().coming.length > 0) {
      <p>{{ counted() }}</p>
      <ol data-testid="coming-visits">
        @for (visit of plan().coming; track visit.startsAt) {
          <li>
            <time [attr.datetime]="visit.startsAt" [attr.title]="visit.startsAt | exact">{{
              visit.startsAt | instant
            }}</time>
          </li>
        }
      </ol>
    }
  `,
})
export class PlanView {
  readonly plan = input.required<Plan>();
  readonly #words = inject(TranslocoService);
  readonly #language = inject(Language);
  protected readonly sentences = computed(() => {
    const { weekly, skipsHolidays } = this.plan();
    const inOrder = [...weekly].sort(
      (one, other) => one.weekday - other.weekday || one.from.localeCompare(other.from),
    );
    const visits = inOrder.map(({ weekday, from, minutes }) =>
      this.#say('visit', { day: this.#say(`weekday.${weekday}`), from, minutes }),
    );
    return [...visits, this.#say(skipsHolidays ? 'noHolidays' : 'alsoHolidays')];
  });
  protected readonly counted = computed(() => {
    const { paid, left } = this.plan();
    return this.#say(paid === 1 ? 'countedOne' : 'counted', { paid, left });
  });

  #say(name: string, values: Record<string, unknown> = {}): string {
    this.#language.code();
    return this.#words.translate(`pratica.plan.${name}`, values);
  }
}
