import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal } from '@angular/core'; // prettier-ignore
import { form, FormField, validate } from '@angular/forms/signals';
import { FieldError, isWrong } from '../act/field-error';
import type { PlacesOfWork } from '../api-types';
import { Session } from '../session/session';
import { Words } from '../words/words';
import { ENTE_ROLES, placeOf, STAFF_ROLES } from './staff';

export interface Standing {
  role: string;
  enteId?: string;
  sportelloId?: string;
}

/** A role, and the place that goes with it; who invites for an ente has no other place to give. */
@Component({
  selector: 'wemi-standing-form',
  imports: [FieldError, FormField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="field">
      <label for="standing-role">{{ words.say('people.roleLabel') }}</label>
      <p id="standing-role-hint" class="hint">{{ means() }}</p>
      <select
        id="standing-role"
        class="control"
        aria-describedby="standing-role-hint"
        [formField]="standing.role"
      >
        @for (one of roles; track one) {
          <option [value]="one">{{ words.say('people.role.' + one) }}</option>
        }
      </select>
    </div>
    @if (place(); as kind) {
      <div class="field">
        <label for="standing-place">{{ words.say('people.place.' + kind) }}</label>
        <select
          id="standing-place"
          class="control"
          aria-describedby="standing-place-error"
          [attr.aria-invalid]="isWrong(standing.place)"
          [formField]="standing.place"
        >
          <option value="">{{ words.say('people.choose') }}</option>
          @for (one of choices(); track one.id) {
            <option [value]="one.id">{{ one.name }}</option>
          }
        </select>
        <wemi-field-error id="standing-place-error" [of]="standing.place" />
      </div>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 12px;
    }
  `,
})
export class StandingForm {
  /** What it begins with. */
  readonly now = input<Standing>();
  protected readonly words = inject(Words);
  protected readonly isWrong = isWrong;
  readonly #isOffice = inject(Session).role() !== 'ente';
  protected readonly roles = this.#isOffice ? STAFF_ROLES : ENTE_ROLES;
  readonly #places = httpResource<PlacesOfWork>(() =>
    this.#isOffice ? '/api/people/places' : undefined,
  );
  readonly #model = signal({ role: this.#isOffice ? 'ente' : 'operator', place: '' });
  protected readonly standing = form(this.#model, (path) => {
    validate(path.place, ({ value, valueOf }) =>
      this.#placeOf(valueOf(path.role)) && !value()
        ? { kind: 'place', message: 'people.wrong.place' }
        : undefined,
    );
  });
  protected readonly place = computed(() => this.#placeOf(this.#model().role));
  protected readonly means = computed(() =>
    this.words.say(`people.roleMeans.${this.#model().role}`),
  );
  protected readonly choices = computed(() => {
    if (!this.#places.hasValue()) return [];
    const { enti, sportelli } = this.#places.value();
    return this.place() === 'ente' ? enti : sportelli;
  });

  constructor() {
    effect(() => {
      const now = this.now();
      if (now) this.#model.set({ role: now.role, place: now.enteId ?? now.sportelloId ?? '' });
    });
    // A place of another kind is none.
    effect(() => {
      const { place } = this.#model();
      if (place && this.#places.hasValue() && !this.choices().some(({ id }) => id === place))
        this.#model.update((model) => ({ ...model, place: '' }));
    });
  }

  #placeOf(role: string) {
    return this.#isOffice ? placeOf(role) : undefined;
  }

  /** @returns nothing while something is wrong, and says so */
  read(): Standing | undefined {
    this.standing.place().markAsTouched();
    if (!this.standing().valid()) return undefined;
    const { role, place } = this.#model();
    const kind = this.place();
    return { role, ...(kind === 'ente' ? { enteId: place } : kind ? { sportelloId: place } : {}) };
  }
}
