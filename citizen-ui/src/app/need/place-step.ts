import { Component, computed, inject } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { formatInstantDay } from '../format/dates';
import { Language } from '../language/language';
import { Catalogue } from '../remote/catalogue';
import { FieldErrorText } from './field-error';
import { KnownPeople } from './known-people';
import { NeedForm, fieldId } from './need-form';
import { OptionalText } from './optional-text';

/** Where: the district decides who is asked; the address is for the chosen ente only. */
@Component({
  selector: 'app-place-step',
  imports: [FieldErrorText, OptionalText, TranslocoPipe],
  styles: `
    .here {
      margin-bottom: 1.5rem;
    }
  `,
  template: `
    @if (from(); as said) {
      <p class="notice here" role="status">{{ said }}</p>
    }
    @if (municipi().length > 0) {
      <div class="field">
        <label [for]="municipioId">{{ 'need.place.municipio' | transloco }}</label>
        <p class="hint" [id]="municipioId + '-hint'">
          {{ 'need.place.municipioHint' | transloco }}
        </p>
        <app-field-error [error]="error()" [errorId]="municipioId + '-error'" />
        <select
          #municipio
          class="input"
          aria-required="true"
          [id]="municipioId"
          [attr.aria-invalid]="error() ? true : null"
          [attr.aria-describedby]="
            municipioId + '-hint' + (error() ? ' ' + municipioId + '-error' : '')
          "
          (change)="form.setPlace({ municipio: toNumber(municipio.value) })"
        >
          <option value="">{{ 'need.place.choose' | transloco }}</option>
          @for (one of municipi(); track one.id) {
            <option [value]="one.id" [selected]="one.id === place().municipio">
              {{ one.name }}
            </option>
          }
        </select>
      </div>
    }
    @if (!form.isOfferedHere()) {
      <p class="notice warn here" role="status">{{ 'need.place.notOffered' | transloco }}</p>
    }
    <app-optional-text
      pointer="/place/address"
      label="need.place.address"
      hint="need.place.addressHint"
      autocomplete="street-address"
      [longest]="200"
      [value]="place().address"
      (typed)="form.setPlace({ address: $event })"
    />
    <app-optional-text
      pointer="/place/notes"
      label="need.place.notes"
      hint="need.place.notesHint"
      [rows]="3"
      [longest]="500"
      [value]="place().notes"
      (typed)="form.setPlace({ notes: $event })"
    />
  `,
})
export class PlaceStep {
  protected readonly form = inject(NeedForm);
  protected readonly municipi = inject(Catalogue).municipi;
  protected readonly municipioId = fieldId('/place/municipio');
  protected readonly place = computed(() => this.form.draft().place);
  protected readonly error = computed(() => this.form.errorAt('/place/municipio'));

  readonly #known = inject(KnownPeople);
  readonly #words = inject(TranslocoService);
  readonly #language = inject(Language);
  /** Where the place comes from that nobody told. */
  protected readonly from = computed(() => {
    const from = this.#known.placeFrom();
    const locale = this.#language.locale();
    if (!from) return '';
    const { personName: name, need } = from;
    return need
      ? this.#words.translate<string>('need.place.fromNeed', { number: need.number, day: formatInstantDay(need.sentAt, locale) })
      : this.#words.translate<string>('need.place.fromPerson', { name });
  }); // prettier-ignore

  protected toNumber(value: string): number | undefined {
    return value === '' ? undefined : Number(value);
  }
}
