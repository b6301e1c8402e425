import { Component, computed, inject, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Language } from '../language/language';
import { answersOf, type Asked } from './asked-of-type';
import { type Filters, toggle } from './filters';

/** What a type of service asks: how much, for the price, and what the service must cover. */
@Component({
  selector: 'app-need-filters',
  imports: [TranslocoPipe],
  styles: `
    fieldset {
      margin: 0 0 1.25rem;
      padding: 0;
      border: 0;
    }
    legend {
      padding: 0;
      font-weight: 600;
    }
    .choice {
      display: flex;
      gap: 0.625rem;
      align-items: center;
      min-height: 2.75rem;
      font-weight: 400;
    }
    .choice input {
      width: 1.25rem;
      height: 1.25rem;
    }
  `,
  template: `
    @if (asked().amount; as amount) {
      <div class="field">
        <label [for]="prefix() + '-amount'">{{ language.pick(amount.it, amount.en) }}</label>
        <p class="small muted" [id]="prefix() + '-amount-hint'">
          {{ 'services.amountHint' | transloco }}
        </p>
        <input
          #much
          type="number"
          class="input short"
          inputmode="numeric"
          [id]="prefix() + '-amount'"
          [attr.aria-describedby]="prefix() + '-amount-hint'"
          [min]="amount.min ?? 1"
          [max]="amount.max ?? 100"
          [value]="filters().amount ?? ''"
          (change)="changed.emit({ amount: within(much.value) })"
        />
      </div>
    }
    @for (question of questions(); track question.id) {
      <fieldset>
        <legend>{{ language.pick(question.it, question.en) }}</legend>
        @for (answer of question.answers; track answer.id) {
          <label class="choice">
            <input
              #tick
              type="checkbox"
              [checked]="chosen().includes(answer.id)"
              (change)="choose(answer.id, tick.checked)"
            />
            {{ language.pick(answer.it, answer.en) }}
          </label>
        }
      </fieldset>
    }
  `,
})
export class NeedFilters {
  readonly asked = input.required<Asked>();
  readonly filters = input.required<Filters>();
  readonly prefix = input('panel');
  readonly changed = output<Partial<Filters>>();
  protected readonly language = inject(Language);
  protected readonly chosen = computed(() => (this.filters().options ?? '').split(','));
  protected readonly questions = computed(() =>
    this.asked().choices.map((param) => ({
      id: param.id,
      it: param.it,
      en: param.en,
      answers: answersOf(param),
    })),
  );

  protected choose(option: string, isWanted: boolean): void {
    this.changed.emit({ options: toggle(this.filters().options, option, isWanted) });
  }

  /** The nearest amount that can be asked for; nothing when it is none. */
  protected within(typed: string): string {
    const { min = 1, max = 100 } = this.asked().amount ?? {};
    const amount = Math.round(Number(typed));
    return typed.trim() === '' || Number.isNaN(amount)
      ? ''
      : String(Math.min(max, Math.max(min, amount)));
  }
}
