import { Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { isInParts, type Param } from '../../../../catalogue/definition';
import { Language } from '../language/language';
import { FieldErrorText } from './field-error';
import { FileField } from './file-field';
import { today } from '../format/dates';
import { NeedForm, fieldId } from './need-form';
import { PartsField } from './parts-field';

/** One question of the service type, asked in the way of its kind. */
@Component({
  selector: 'app-param-field',
  imports: [FieldErrorText, FileField, PartsField, TranslocoPipe],
  templateUrl: './param-field.html',
  styles: `
    .date {
      max-width: 14rem;
    }
  `,
})
export class ParamField {
  readonly param = input.required<Param>();
  protected readonly form = inject(NeedForm);
  protected readonly language = inject(Language);
  protected readonly pointer = computed(() => `/params/${this.param().id}`);
  protected readonly id = computed(() => fieldId(this.pointer()));
  protected readonly error = computed(() => this.form.errorAt(this.pointer()));
  protected readonly value = computed(() => this.form.draft().params[this.param().id]);
  protected readonly label = computed(() => this.language.pick(this.param().it, this.param().en));
  protected readonly help = computed(() => {
    const { help } = this.param();
    return help ? this.language.pick(help.it, help.en) : '';
  });
  protected readonly isInParts = computed(() => isInParts(this.param().type));
  /** The days that may be chosen. */
  protected readonly days = computed(() => {
    const { days } = this.param();
    return { from: days === 'future' ? today() : null, to: days === 'past' ? today() : null };
  });
  protected readonly describedBy = computed(() => {
    const hasHint = this.param().sensitive || this.param().type === 'integer';
    const ids = [
      ...(this.help() ? [`${this.id()}-help`] : []),
      ...(hasHint ? [`${this.id()}-hint`] : []),
      ...(this.error() ? [`${this.id()}-error`] : []),
    ];
    return ids.join(' ') || null;
  });

  protected has(option: string): boolean {
    const value = this.value();
    return Array.isArray(value) ? value.includes(option) : value === option;
  }

  protected choose(option: string): void {
    this.form.setParam(this.param().id, option);
  }

  protected answer(value: boolean): void {
    this.form.setParam(this.param().id, value);
  }

  protected toggle(option: string): void {
    const value = this.value();
    const chosen = Array.isArray(value) ? value : [];
    const now = chosen.includes(option)
      ? chosen.filter((one) => one !== option)
      : [...chosen, option];
    this.form.setParam(this.param().id, now.length > 0 ? now : undefined);
  }

  /** Text that is no whole number is kept as it was typed, and refused with its reason. */
  protected count(text: string): void {
    const typed = text.trim();
    const value = /^\d{1,7}$/.test(typed) ? Number(typed) : typed;
    this.form.setParam(this.param().id, value === '' ? undefined : value);
  }

  protected write(text: string): void {
    this.form.setParam(this.param().id, text === '' ? undefined : text);
  }
}
