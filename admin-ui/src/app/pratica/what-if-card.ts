import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import type { Pratica } from '../api-types';
import { Words } from '../words/words';
import { Foreseen } from './foreseen';

const ACTS = ['suspend', 'interrupt', 'renew'] as const;
type Act = (typeof ACTS)[number];
/** Where the table lets each of them begin. */
const FROM: Record<Act, readonly string[]> = {
  suspend: ['active'],
  interrupt: ['active', 'suspended', 'renewed'],
  renew: ['active'],
};

/** What would follow an act that nobody has given yet. That nobody acts stands in its own list. */
@Component({
  selector: 'wemi-what-if',
  imports: [Foreseen],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (acts().length > 0) {
      <section class="card no-print" aria-labelledby="what-if-title" data-testid="what-if">
        <h2 id="what-if-title">{{ words.say('whatIf.title') }}</h2>
        <p class="muted">{{ words.say('whatIf.help') }}</p>
        <fieldset>
          <legend>{{ words.say('whatIf.which') }}</legend>
          @for (one of acts(); track one) {
            <label class="option">
              <input
                type="radio"
                name="what-if"
                [value]="one"
                [checked]="act() === one"
                (change)="act.set(one)"
              />
              {{ words.say('whatIf.act.' + one) }}
            </label>
          }
        </fieldset>
        @if (act(); as act) {
          <div class="days">
            @for (field of fields(); track field.name) {
              <div class="field">
                <label [for]="'what-if-' + field.name">{{ words.say(field.label) }}</label>
                <input
                  #day
                  class="control"
                  type="date"
                  [id]="'what-if-' + field.name"
                  [value]="days()[field.name] ?? ''"
                  (input)="choose(field.name, day.value)"
                />
              </div>
            }
          </div>
          @if (query()) {
            <wemi-foreseen [pratica]="pratica()" [query]="query()" />
          } @else {
            <p class="muted" aria-live="polite">{{ words.say('whatIf.choose') }}</p>
          }
        }
      </section>
    }
  `,
  styles: `
    fieldset {
      display: grid;
      gap: 8px;
      margin-block: 12px;
    }

    .days {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(100%, 200px), 1fr));
      gap: 12px 16px;
    }
  `,
})
export class WhatIfCard {
  readonly pratica = input.required<Pratica>();
  protected readonly words = inject(Words);
  protected readonly act = signal<Act | undefined>(undefined);
  protected readonly days = signal<Record<string, string>>({});
  protected readonly acts = computed(() => {
    const { closed, service, state } = this.pratica();
    return closed || !service ? [] : ACTS.filter((act) => FROM[act].includes(state));
  });
  protected readonly fields = computed(() => {
    const act = this.act();
    return act ? FIELDS[act] : [];
  });
  protected readonly query = computed(() => {
    const fields = this.fields();
    const days = this.days();
    const isWhole = fields.length > 0 && fields.every(({ name }) => DAY.test(days[name] ?? ''));
    return isWhole ? fields.map(({ name }) => `${name}=${days[name]}`).join('&') : '';
  });

  protected choose(name: string, day: string): void {
    this.days.update((days) => ({ ...days, [name]: day }));
  }
}

/** What is typed on the way to a year is none yet. */
const DAY = /^2\d{3}-\d\d-\d\d$/;

const FIELDS: Record<Act, readonly { name: string; label: string }[]> = {
  suspend: [
    { name: 'from', label: 'service.from' },
    { name: 'until', label: 'service.until' },
  ],
  interrupt: [{ name: 'effectiveOn', label: 'service.lastDay' }],
  renew: [{ name: 'renewUntil', label: 'renewal.endDate' }],
};
