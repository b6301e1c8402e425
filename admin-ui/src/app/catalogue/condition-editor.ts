import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { INTEGER, type Condition, type Param } from '../../../../catalogue/definition';
import { say } from '../../../../catalogue/say';
import { Words } from '../words/words';
import { idOf } from './said-pair';

/** Kinds whose answer another question can wait for. */
const AWAITED = ['choice', 'choices', 'boolean', 'integer'];

/** What must have been answered above for a question to be asked. */
@Component({
  selector: 'wemi-condition-editor',
  imports: [MatButton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="condition">
      <div class="field">
        <label [for]="id()">{{ words.say('catalogue.condition.question') }}</label>
        <select #asked class="control" [id]="id()" (change)="ask(asked.value)">
          @for (one of awaited(); track one.id) {
            <option [value]="one.id" [selected]="one.id === condition().param">
              {{ one.text }}
            </option>
          }
        </select>
        <p class="wrong">{{ wrong() }}</p>
      </div>
      @if (isNumber()) {
        @for (bound of bounds(); track bound.name) {
          <div class="field">
            <label [for]="bound.id">{{ bound.label }}</label>
            <input
              #count
              class="control"
              inputmode="numeric"
              maxlength="7"
              [id]="bound.id"
              [value]="bound.value"
              (input)="bind(bound.name, count.value)"
            />
          </div>
        }
      } @else {
        <fieldset>
          <legend>{{ words.say('catalogue.condition.answers') }}</legend>
          @for (answer of answers(); track answer.value) {
            <label class="option">
              <input
                type="checkbox"
                [checked]="answer.isChosen"
                (change)="toggle(answer.value)"
              />{{ answer.text }}
            </label>
          }
        </fieldset>
      }
      <button matButton type="button" (click)="removed.emit()">
        {{ words.say('catalogue.condition.remove') }}
      </button>
    </div>
  `,
  styles: `
    .condition {
      display: grid;
      gap: 8px;
      padding: 8px 0 8px 12px;
      border-left: 3px solid var(--wemi-line);
    }

    .wrong:empty {
      display: none;
    }

    button {
      justify-self: start;
    }
  `,
})
export class ConditionEditor {
  readonly condition = input.required<Condition>();
  /** The questions above. */
  readonly above = input.required<readonly Param[]>();
  readonly pointer = input.required<string>();
  readonly wrong = input('');
  readonly changed = output<Condition>();
  readonly removed = output();
  protected readonly words = inject(Words);
  protected readonly id = computed(() => idOf(this.pointer()));
  protected readonly awaited = computed(() =>
    awaitedOf(this.above()).map((param) => ({
      id: param.id,
      text: say(param, this.words.language()),
    })),
  );
  readonly #asked = computed(() => this.above().find(({ id }) => id === this.condition().param));
  protected readonly isNumber = computed(() => this.#asked()?.type === 'integer');
  protected readonly answers = computed(() => {
    const { oneOf = [] } = this.condition();
    const asked = this.#asked();
    const all =
      asked?.type === 'boolean'
        ? [true, false].map((value) => ({ value: value as string | boolean, text: this.words.say(`catalogue.change.${value}`) }))
        : (asked?.options ?? []).map((option) => ({ value: option.id as string | boolean, text: say(option, this.words.language()) }));
    return all.map((answer) => ({ ...answer, isChosen: oneOf.includes(answer.value) }));
  }); // prettier-ignore
  protected readonly bounds = computed(() =>
    (['atLeast', 'atMost'] as const).map((name) => ({
      name,
      id: `${this.id()}-${name}`,
      label: this.words.say(`catalogue.condition.${name}`),
      value: this.condition()[name] ?? '',
    })),
  );

  protected ask(id: string): void {
    const asked = this.above().find((param) => param.id === id);
    if (asked) this.changed.emit(conditionOn(asked));
  }

  protected toggle(value: string | boolean): void {
    const { param, oneOf = [] } = this.condition();
    const chosen = oneOf.includes(value) ? oneOf.filter((one) => one !== value) : [...oneOf, value];
    this.changed.emit({ param, oneOf: chosen });
  }

  protected bind(name: 'atLeast' | 'atMost', text: string): void {
    const { [name]: _before, ...others } = this.condition();
    this.changed.emit(/^\d+$/.test(text) ? { ...others, [name]: Number(text) } : others);
  }
}

/** The questions whose answers can be waited for. */
export function awaitedOf(params: readonly Param[]): Param[] {
  return params.filter(({ type }) => AWAITED.includes(type));
}

/** A condition to begin with. */
export function conditionOn({ id, type, min }: Param): Condition {
  if (type === 'integer') return { param: id, atLeast: min ?? INTEGER.min };
  return { param: id, oneOf: type === 'boolean' ? [true] : [] };
}
