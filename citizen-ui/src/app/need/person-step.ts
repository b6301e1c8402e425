import { Component, computed, inject } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { FieldErrorText } from './field-error';
import { NeedForm, fieldId } from './need-form';
import { OptionalText } from './optional-text';

/** Who is cared for: the person who asks, or someone dear to them. */
@Component({
  selector: 'app-person-step',
  imports: [FieldErrorText, OptionalText, TranslocoPipe],
  template: `
    <fieldset class="field">
      <legend class="label">{{ 'need.person.legend' | transloco }}</legend>
      <div class="choices">
        <label class="choice">
          <input
            type="radio"
            name="self"
            [checked]="person().self"
            (change)="form.setBeneficiary({ self: true })"
          />
          @if (form.draft().mandate; as mandate) {
            <span>{{ 'need.person.selfOf' | transloco: { name: mandate.principalName } }}</span>
          } @else {
            <span>{{ 'need.person.self' | transloco }}</span>
          }
        </label>
        <label class="choice">
          <input
            type="radio"
            name="self"
            [checked]="!person().self"
            (change)="form.setBeneficiary({ self: false })"
          />
          <span>{{ 'need.person.other' | transloco }}</span>
        </label>
      </div>
    </fieldset>
    @if (!person().self) {
      <div class="field">
        <label [for]="nameId">{{ 'need.person.name' | transloco }}</label>
        <p class="hint" [id]="nameId + '-hint'">{{ 'need.person.nameHint' | transloco }}</p>
        <app-field-error [error]="error()" [errorId]="nameId + '-error'" />
        <input
          #name
          class="input"
          maxlength="120"
          autocomplete="off"
          [id]="nameId"
          [value]="person().name ?? ''"
          aria-required="true"
          [attr.aria-invalid]="error() ? true : null"
          [attr.aria-describedby]="nameId + '-hint' + (error() ? ' ' + nameId + '-error' : '')"
          (input)="form.setBeneficiary({ name: name.value })"
        />
      </div>
      <app-optional-text
        pointer="/beneficiary/relation"
        label="need.person.relation"
        [longest]="60"
        [value]="person().relation"
        (typed)="form.setBeneficiary({ relation: $event })"
      />
    }
  `,
})
export class PersonStep {
  protected readonly form = inject(NeedForm);
  protected readonly nameId = fieldId('/beneficiary/name');
  protected readonly person = computed(() => this.form.draft().beneficiary);
  protected readonly error = computed(() => this.form.errorAt('/beneficiary/name'));
}
