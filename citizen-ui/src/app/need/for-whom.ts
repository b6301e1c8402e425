import { Component, computed, inject, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { ReceivedMandates } from '../mandates/received';
import type { DraftMandate } from './draft';
import { NeedForm } from './need-form';
import { OpenDraft } from './open-draft';

/** Whose request it will be; asked only of those who may tell one for somebody else. */
@Component({
  selector: 'app-for-whom',
  imports: [TranslocoPipe],
  template: `
    @if (people().length > 0) {
      <fieldset class="field" aria-describedby="for-whom-hint">
        <legend class="label">{{ 'mandates.forWhom.legend' | transloco }}</legend>
        <p class="hint" id="for-whom-hint">{{ 'mandates.forWhom.hint' | transloco }}</p>
        <div class="choices">
          <label class="choice">
            <input type="radio" name="for-whom" [checked]="!chosen()" (change)="choose(null)" />
            <span>{{ 'mandates.forWhom.me' | transloco }}</span>
          </label>
          @for (person of people(); track person.id) {
            <label class="choice">
              <input
                type="radio"
                name="for-whom"
                [checked]="chosen() === person.id"
                (change)="choose(person)"
              />
              <span>{{
                'mandates.forWhom.other' | transloco: { name: person.principalName }
              }}</span>
            </label>
          }
        </div>
      </fieldset>
    }
  `,
})
export class ForWhom {
  readonly changed = output();
  readonly #form = inject(NeedForm);
  readonly #opened = inject(OpenDraft);
  readonly #mandates = inject(ReceivedMandates);
  protected readonly chosen = computed(() => this.#form.draft().mandate?.id);
  /** The one it was begun for stays in sight, though the mandate may be over. */
  protected readonly people = computed((): DraftMandate[] => {
    const { mandate } = this.#form.draft();
    const able = this.#mandates.forNeeds().map(({ id, principal }) => ({ id, principalName: principal.name })); // prettier-ignore
    return mandate && able.every(({ id }) => id !== mandate.id) ? [...able, mandate] : able;
  });

  protected async choose(person: DraftMandate | null): Promise<void> {
    await this.#opened.whileBusy(() => this.#opened.tellFor(person));
    this.changed.emit();
  }
}
