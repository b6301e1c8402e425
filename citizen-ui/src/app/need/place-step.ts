import { Component, computed, inject } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Catalogue } from '../remote/catalogue';
import { FieldErrorText } from './field-error';
import { NeedForm, fieldId } from './need-form';

/** Where: the district decides who is asked; the address is for the chosen ente only. */
@Component({
  selector: 'app-place-step',
  imports: [FieldErrorText, TranslocoPipe],
  template: `
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
    <div class="field">
      <label for="address"
        >{{ 'need.place.address' | transloco }}
        <span class="hint">{{ 'need.optional' | transloco }}</span></label
      >
      <p class="hint" id="address-hint">{{ 'need.place.addressHint' | transloco }}</p>
      <input
        #address
        id="address"
        class="input"
        maxlength="200"
        autocomplete="street-address"
        aria-describedby="address-hint"
        [value]="place().address ?? ''"
        (input)="form.setPlace({ address: address.value })"
      />
    </div>
    <div class="field">
      <label for="place-notes"
        >{{ 'need.place.notes' | transloco }}
        <span class="hint">{{ 'need.optional' | transloco }}</span></label
      >
      <p class="hint" id="place-notes-hint">{{ 'need.place.notesHint' | transloco }}</p>
      <textarea
        #notes
        id="place-notes"
        class="input"
        maxlength="500"
        rows="3"
        aria-describedby="place-notes-hint"
        [value]="place().notes ?? ''"
        (input)="form.setPlace({ notes: notes.value })"
      ></textarea>
    </div>
  `,
})
export class PlaceStep {
  protected readonly form = inject(NeedForm);
  protected readonly municipi = inject(Catalogue).municipi;
  protected readonly municipioId = fieldId('/place/municipio');
  protected readonly place = computed(() => this.form.draft().place);
  protected readonly error = computed(() => this.form.errorAt('/place/municipio'));

  protected toNumber(value: string): number | undefined {
    return value === '' ? undefined : Number(value);
  }
}
