import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import {
  isInParts,
  type Param,
  PARTS,
  type PartId,
  type Parts,
} from '../../../../catalogue/definition';
import { say } from '../../../../catalogue/say';
import { today } from '../words/dates';
import { Words } from '../words/words';
import type { ParamValue } from './counter-need';

/** One question of a service type, as its kind asks for it; a file is attached elsewhere, here it is only named. */
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

    input:not([type='radio'], [type='checkbox'], .part) {
      max-width: 160px;
    }

    .name {
      margin: 0;
      font-weight: 600;
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
  /** The same for a part of the answer, by its pointer. */
  readonly wrongAt = input<(pointer: string) => string>(() => '');
  readonly answered = output<ParamValue>();
  protected readonly words = inject(Words);
  readonly #language = computed(() => (this.words.language() === 'en' ? 'en' : 'it'));
  protected readonly id = computed(() => `param-${this.param().id}`);
  protected readonly label = computed(() => {
    const { required } = this.param();
    const name = say(this.param(), this.#language());
    return required ? name : `${name} ${this.words.say('counterNeed.optional')}`;
  });
  protected readonly options = computed(() => {
    const { type, options = [] } = this.param();
    const language = this.#language();
    if (type !== 'boolean') return options.map((option) => ({ value: option.id as string | boolean, text: say(option, language) })); // prettier-ignore
    return [true, false].map((value) => ({ value, text: this.words.say(`counterNeed.${value ? 'yes' : 'no'}`) })); // prettier-ignore
  });
  protected readonly isGroup = computed(() =>
    ['choice', 'choices', 'boolean'].includes(this.param().type),
  );
  protected readonly hint = computed(() => {
    const { type, min = 0, max = 999, help } = this.param();
    const between = type === 'integer' ? this.words.say('counterNeed.between', { min, max }) : '';
    return [help ? say(help, this.#language()) : '', between].filter(Boolean).join(' ');
  });
  /** The days that may be chosen. */
  protected readonly days = computed(() => {
    const { days } = this.param();
    return { from: days === 'future' ? today() : null, to: days === 'past' ? today() : null };
  });
  protected readonly parts = computed(() => {
    const { id, type } = this.param();
    if (!isInParts(type)) return [];
    const said = this.#said();
    return PARTS[type].map((part) => ({
      id: part.id,
      fieldId: `${this.id()}-${part.id}`,
      label: part.required ? this.words.say(`counterNeed.parts.${part.id}`) : `${this.words.say(`counterNeed.parts.${part.id}`)} ${this.words.say('counterNeed.optional')}`,
      value: said[part.id] ?? '',
      wrong: this.wrongAt()(`/params/${id}/${part.id}`),
    })); // prettier-ignore
  });
  readonly #said = computed((): Parts => {
    const value = this.value();
    return typeof value === 'object' && !Array.isArray(value) ? value : {};
  });

  protected has(option: string | boolean): boolean {
    const value = this.value();
    return Array.isArray(value) ? value.includes(String(option)) : value === option;
  }

  protected write(part: PartId, text: string): void {
    this.answered.emit({ ...this.#said(), [part]: text });
  }

  protected choose(option: string | boolean): void {
    if (this.param().type !== 'choices') return this.answered.emit(option);
    const before = this.value();
    const chosen = Array.isArray(before) ? before : [];
    const name = String(option);
    this.answered.emit(chosen.includes(name) ? chosen.filter((one) => one !== name) : [...chosen, name]); // prettier-ignore
  }
}
