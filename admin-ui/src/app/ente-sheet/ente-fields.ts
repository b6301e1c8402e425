import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { type FieldTree, FormField } from '@angular/forms/signals';
import { FieldError, isWrong } from '../act/field-error';
import { Catalogue } from '../words/catalogue';
import { Words } from '../words/words';
import { DRAWINGS, type EnteDraft } from './ente-draft';

/** The fields of an ente's sheet, for whoever registers it and for its own people. */
@Component({
  selector: 'wemi-ente-fields',
  imports: [FieldError, FormField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @for (name of long; track name) {
      <div class="field">
        <label [for]="'ente-' + name">{{ words.say('enteSheet.' + name) }}</label>
        <textarea
          class="control"
          [rows]="name.startsWith('about') ? 6 : 3"
          [id]="'ente-' + name"
          [attr.aria-describedby]="'ente-' + name + '-error'"
          [attr.aria-invalid]="isWrong(draft()[name])"
          [formField]="draft()[name]"
        ></textarea>
        <wemi-field-error [id]="'ente-' + name + '-error'" [of]="draft()[name]" />
      </div>
    }
    @for (name of short; track name) {
      <div class="field">
        <label [for]="'ente-' + name">{{ words.say('enteSheet.' + name) }}</label>
        <input
          class="control"
          autocomplete="off"
          [id]="'ente-' + name"
          [attr.aria-describedby]="'ente-' + name + '-error'"
          [attr.aria-invalid]="isWrong(draft()[name])"
          [formField]="draft()[name]"
        />
        <wemi-field-error [id]="'ente-' + name + '-error'" [of]="draft()[name]" />
      </div>
    }
    <div class="field">
      <label for="ente-municipio">{{ words.say('enteSheet.municipio') }}</label>
      <select id="ente-municipio" class="control" [formField]="draft().municipio">
        <option value="">{{ words.say('enteSheet.noMunicipio') }}</option>
        @for (one of municipi(); track one.id) {
          <option [value]="one.id">{{ one.name }}</option>
        }
      </select>
    </div>
    <div class="field">
      <label for="ente-drawing">{{ words.say('enteSheet.drawing') }}</label>
      <select id="ente-drawing" class="control" [formField]="draft().drawing">
        @for (one of drawings; track one) {
          <option [value]="one">{{ words.say('enteSheet.drawings.' + one) }}</option>
        }
      </select>
    </div>
  `,
  styles: `
    :host {
      display: grid;
      gap: 12px;
    }
  `,
})
export class EnteFields {
  readonly draft = input.required<FieldTree<EnteDraft>>();
  protected readonly words = inject(Words);
  protected readonly isWrong = isWrong;
  protected readonly long = ['aboutIt', 'aboutEn', 'certificates', 'languages'] as const;
  protected readonly short = [
    'address',
    'postalCode',
    'town',
    'phone',
    'email',
    'founded',
  ] as const;
  protected readonly drawings = DRAWINGS;
  readonly #catalogue = inject(Catalogue);
  protected readonly municipi = computed(() =>
    this.#catalogue.resource.hasValue() ? this.#catalogue.resource.value().municipi : [],
  );
}
