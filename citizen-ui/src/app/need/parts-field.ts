import { Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { PARTS, isInParts, type Param, type PartId } from '../../../../catalogue/definition';
import { Language } from '../language/language';
import { FieldErrorText } from './field-error';
import { NeedForm, fieldId } from './need-form';

/** What browsers fill in by themselves; of somebody else they know nothing. */
const AUTOCOMPLETE: Partial<Record<PartId, string>> = {
  street: 'street-address',
  postcode: 'postal-code',
  city: 'address-level2',
};
const KEYBOARDS: Partial<Record<PartId, string>> = { postcode: 'numeric', phone: 'tel' };

/** A question that is answered in several lines: an address, or a person. */
@Component({
  selector: 'app-parts-field',
  imports: [FieldErrorText, TranslocoPipe],
  template: `
    <fieldset class="field" tabindex="-1" [id]="id()" [attr.aria-describedby]="describedBy()">
      <legend class="label">
        {{ label() }}
        @if (!param().required) {
          <span class="hint">{{ 'need.optional' | transloco }}</span>
        }
      </legend>
      @if (help()) {
        <p class="hint" [id]="id() + '-help'">{{ help() }}</p>
      }
      <p class="hint" [id]="id() + '-hint'">{{ 'need.parts.hint' | transloco }}</p>
      <app-field-error [error]="error()" [errorId]="id() + '-error'" />
      @for (part of parts(); track part.id) {
        <div class="field">
          <label [for]="part.fieldId"
            >{{ 'need.parts.' + part.id | transloco }}
            @if (!part.required) {
              <span class="hint">{{ 'need.optional' | transloco }}</span>
            }
          </label>
          <app-field-error [error]="part.error" [errorId]="part.fieldId + '-error'" />
          <input
            #line
            class="input"
            maxlength="200"
            [class.short]="part.id === 'postcode'"
            [id]="part.fieldId"
            [value]="part.value"
            [attr.autocomplete]="part.autocomplete"
            [attr.inputmode]="part.keyboard"
            [attr.aria-required]="param().required && part.required"
            [attr.aria-invalid]="part.error ? true : null"
            [attr.aria-describedby]="part.error ? part.fieldId + '-error' : null"
            (input)="form.setPart(param().id, part.id, line.value)"
          />
        </div>
      }
    </fieldset>
  `,
})
export class PartsField {
  readonly param = input.required<Param>();
  protected readonly form = inject(NeedForm);
  readonly #language = inject(Language);
  protected readonly pointer = computed(() => `/params/${this.param().id}`);
  /** Where an error of the whole leads to. */
  protected readonly id = computed(() => fieldId(this.pointer()));
  protected readonly error = computed(() => this.form.errorAt(this.pointer()));
  protected readonly label = computed(() => this.#language.pick(this.param().it, this.param().en));
  protected readonly help = computed(() => {
    const { help } = this.param();
    return help ? this.#language.pick(help.it, help.en) : '';
  });
  protected readonly describedBy = computed(() =>
    [
      ...(this.help() ? [`${this.id()}-help`] : []),
      `${this.id()}-hint`,
      ...(this.error() ? [`${this.id()}-error`] : []),
    ].join(' '),
  );
  protected readonly parts = computed(() => {
    const { type, id: question } = this.param();
    if (!isInParts(type)) return [];
    const answer = this.form.draft().params[question];
    const said = typeof answer === 'object' && !Array.isArray(answer) ? answer : {};
    return PARTS[type].map(({ id, required }) => ({
      ...{ id, required, value: said[id] ?? '' },
      fieldId: fieldId(`${this.pointer()}/${id}`),
      error: this.form.errorAt(`${this.pointer()}/${id}`),
      autocomplete: AUTOCOMPLETE[id] ?? 'off',
      keyboard: KEYBOARDS[id] ?? null,
    }));
  });
}
