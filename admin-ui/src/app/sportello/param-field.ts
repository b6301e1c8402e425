import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import type { Param } from '../api-types';
import { Words } from '../words/words';
import type { ParamValue } from './counter-need';

/** One question of a service type, as its kind asks for it. */
@Component({
  selector: 'wemi-param-field',
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './param-field.html',
  styles: `
    .options {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(min(100%, 220px), 1fr));
      gap: 8px;
    }

    input:not([type='radio'], [type='checkbox']) {
      max-width: 160px;
    }

    .wrong {
      margin: 0 0 4px;
      color: var(--wemi-danger);
      font-weight: 600;
    }
  `,
})
export class ParamField {
  readonly param = input.required<Param>();
  readonly value = input.required<ParamValue | undefined>();
  /** What is to be corrected, in words. */
  readonly wrong = input('');
  readonly answered = output<ParamValue>();
  protected readonly words = inject(Words);
  protected readonly id = computed(() => `param-${this.param().id}`);
  protected readonly label = computed(() => {
    const { it, en, required } = this.param();
    const name = this.words.language() === 'en' ? en : it;
    return required ? name : `${name} ${this.words.say('counterNeed.optional')}`;
  });
  protected readonly options = computed(() => {
    const { type, options = [] } = this.param();
    const isEnglish = this.words.language() === 'en';
    if (type !== 'boolean') return options.map(({ id, it, en }) => ({ value: id as string | boolean, text: isEnglish ? en : it })); // prettier-ignore
    return [true, false].map((value) => ({ value, text: this.words.say(`counterNeed.${value ? 'yes' : 'no'}`) })); // prettier-ignore
  });
  protected readonly isGroup = computed(() =>
    ['choice', 'choices', 'boolean'].includes(this.param().type),
  );
  protected readonly hint = computed(() => {
    const { type, min = 0, max = 999 } = this.param();
    return type === 'integer' ? this.words.say('counterNeed.between', { min, max }) : '';
  });

  protected has(option: string | boolean): boolean {
    const value = this.value();
    return Array.isArray(value) ? value.includes(String(option)) : value === option;
  }

  protected choose(option: string | boolean): void {
    if (this.param().type !== 'choices') return this.answered.emit(option);
    const before = this.value();
    const chosen = Array.isArray(before) ? before : [];
    const name = String(option);
    this.answered.emit(chosen.includes(name) ? chosen.filter((one) => one !== name) : [...chosen, name]); // prettier-ignore
  }
}
