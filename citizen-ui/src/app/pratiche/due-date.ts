import { Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { daysLeft, formatDeadline } from '../format/dates';
import { Language } from '../language/language';

/** By when, in words, and how near that is: never by colour alone. */
@Component({
  selector: 'app-due-date',
  imports: [TranslocoPipe],
  styles: `
    .tag {
      border: 1px solid currentcolor;
      background: var(--mat-sys-surface-container);
    }
  `,
  template: `
    <p>
      {{ 'pratiche.due.by' | transloco: { at: inWords() } }}
      <span class="tag" [class.warn]="days() <= 1" [class.care]="days() > 1">{{
        'pratiche.due.' + near() | transloco: { n: days() }
      }}</span>
    </p>
  `,
})
export class DueDate {
  readonly at = input.required<string>();
  readonly #language = inject(Language);
  protected readonly days = computed(() => daysLeft(this.at()));
  protected readonly inWords = computed(() => formatDeadline(this.at(), this.#language.locale()));
  protected readonly near = computed(() => {
    const days = this.days();
    if (days < 0 || Date.parse(this.at()) < Date.now()) return 'over';
    if (days === 0) return 'today';
    return days === 1 ? 'tomorrow' : 'days';
  });
}
