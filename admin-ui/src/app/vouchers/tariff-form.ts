import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core'; // prettier-ignore
import { form, FormField } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import type { Confirmation } from '../act/confirm-dialog';
import { ReasonedForm } from '../act/reasoned-form';
import type { Tariff } from '../api-types';
import { SendOnce } from '../session/send-once';
import { Catalogue } from '../words/catalogue';
import { TypePicker } from '../words/type-picker';
import { Words } from '../words/words';
import { draftAfter, EMPTY_BAND, tariffSchema, toRules } from './tariff-draft';
import { TypedField } from './typed-field';

/** The next version of a service's tariff: from which day, and what each band pays. */
@Component({
  selector: 'wemi-tariff-form',
  imports: [FormField, MatButton, ReasonedForm, TypedField, TypePicker],
  changeDetection: ChangeDetectionStrategy.OnPush,
  styleUrl: './new-fund-page.scss',
  template: `
    <wemi-reasoned-form
      name="tariff-reason"
      label="tariffs.new.reason"
      hint="tariffs.new.reasonHint"
      [act]="words.say('tariffs.new.write')"
      [question]="question"
      [send]="send"
    >
      <div role="status">
        @if (isWritten()) {
          <p class="notice good">{{ words.say('tariffs.new.done') }}</p>
        }
      </div>
      <div>
        <wemi-type-picker [value]="serviceTypeId()" (pick)="choose($event)" />
        @if (isServiceMissing()) {
          <p class="wrong" role="alert">{{ words.say('tariffs.new.badService') }}</p>
        }
      </div>
      <div class="fields">
        <wemi-typed-field
          type="date"
          name="tariff-from"
          [label]="words.say('tariffs.new.validFrom')"
          [of]="draft.validFrom"
        />
        <div class="field">
          <label for="tariff-kind">{{ words.say('tariffs.new.kind') }}</label>
          <select class="control" id="tariff-kind" [formField]="draft.iseeKind">
            @for (kind of kinds; track kind) {
              <option [value]="kind">{{ words.say('vouchers.kind.' + kind) }}</option>
            }
          </select>
        </div>
      </div>
      <p class="hint">{{ words.say('tariffs.new.bands') }}</p>
      <ol role="list" class="bands">
        @for (band of draft.bands; track $index; let n = $index) {
          <li>
            <fieldset>
              <legend>{{ words.say('tariffs.new.band', { n: n + 1 }) }}</legend>
              <div class="fields">
                <wemi-typed-field
                  type="decimal"
                  [name]="'tariff-ceiling-' + n"
                  [label]="words.say('tariffs.new.ceiling')"
                  [of]="band.ceiling"
                />
                <wemi-typed-field
                  type="numeric"
                  [name]="'tariff-percent-' + n"
                  [label]="words.say('tariffs.new.percent')"
                  [of]="band.percent"
                />
              </div>
              <button matButton type="button" (click)="removeBand(n)">
                {{ words.say('tariffs.new.remove', { n: n + 1 }) }}
              </button>
            </fieldset>
          </li>
        }
      </ol>
      @if (draft.bands.length < 12) {
        <button matButton="outlined" type="button" (click)="addBand()">
          {{ words.say('tariffs.new.add') }}
        </button>
      }
    </wemi-reasoned-form>
  `,
})
export class TariffForm {
  readonly tariffs = input.required<readonly Tariff[]>();
  readonly written = output();
  protected readonly words = inject(Words);
  readonly #catalogue = inject(Catalogue);
  readonly #once = inject(SendOnce);
  protected readonly kinds = ['ordinary', 'sociosanitario', 'minors', 'current'] as const;
  protected readonly serviceTypeId = signal('');
  protected readonly isServiceMissing = signal(false);
  protected readonly isWritten = signal(false);
  readonly #latest = computed(
    () => this.tariffs().find(({ serviceTypeId }) => serviceTypeId === this.serviceTypeId())?.versions[0], // prettier-ignore
  );
  readonly #model = linkedSignal(() => draftAfter(this.#latest()));
  protected readonly draft = form(this.#model, tariffSchema);

  protected choose(id: string): void {
    this.serviceTypeId.set(id);
    this.isServiceMissing.set(false);
    this.isWritten.set(false);
  }

  /** Each band is an object of its own: the form knows its rows by that. */
  protected addBand(): void {
    this.#model.update((draft) => ({ ...draft, bands: [...draft.bands, { ...EMPTY_BAND }] }));
  }

  protected removeBand(n: number): void {
    this.#model.update((draft) => ({ ...draft, bands: draft.bands.filter((_, at) => at !== n) }));
  }

  protected readonly question = (): Confirmation | undefined => {
    this.draft.validFrom().markAsTouched();
    for (const band of this.draft.bands) {
      band.ceiling().markAsTouched();
      band.percent().markAsTouched();
    }
    this.isServiceMissing.set(this.serviceTypeId() === '');
    if (!this.draft().valid() || this.isServiceMissing()) return undefined;
    return {
      title: this.words.say('tariffs.new.write'),
      text: this.words.say('tariffs.new.ask', {
        service: this.#catalogue.typeName(this.serviceTypeId()),
        day: this.words.day(this.#model().validFrom),
      }),
      confirm: this.words.say('act.confirm'),
    };
  };

  protected readonly send = async (reason: string): Promise<void> => {
    const draft = this.#model();
    await this.#once.post<Tariff>('/api/tariffs', {
      serviceTypeId: this.serviceTypeId(),
      validFrom: draft.validFrom,
      rules: toRules(draft),
      reason,
      expectedVersion: this.#latest()?.version ?? 0,
    });
    this.isWritten.set(true);
    this.written.emit();
  };
}
