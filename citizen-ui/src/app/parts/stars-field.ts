import { Component, computed, input, model } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';

/** One to five stars, each with its word: radio buttons, so that keyboard and screen reader just work. */
@Component({
  selector: 'app-stars-field',
  imports: [TranslocoPipe],
  styles: `
    fieldset {
      margin: 0 0 1.5rem;
      padding: 0;
      border: 0;
    }
    .choices {
      margin-top: 0.375rem;
      grid-template-columns: repeat(auto-fill, minmax(min(11rem, 100%), 1fr));
    }
    .stars {
      color: var(--mat-sys-primary);
      letter-spacing: 0.1em;
      white-space: nowrap;
    }
  `,
  template: `
    <fieldset
      [id]="name()"
      tabindex="-1"
      [attr.aria-describedby]="isAsked() ? name() + '-error' : null"
    >
      <legend class="label">
        {{ label() }}
        @if (isOptional()) {
          <span class="muted small">{{ 'reviews.optional' | transloco }}</span>
        }
      </legend>
      @if (isAsked()) {
        <p class="field-error" [id]="name() + '-error'">{{ 'reviews.starsMissing' | transloco }}</p>
      }
      <div class="choices">
        @for (stars of [1, 2, 3, 4, 5]; track stars) {
          <label class="choice">
            <input
              type="radio"
              [name]="name() + '-stars'"
              [value]="stars"
              [attr.data-element]="hook() ? hook() + '-' + stars : null"
              [checked]="value() === stars"
              (change)="value.set(stars)"
            />
            <span>
              <span class="stars" aria-hidden="true">{{ '★'.repeat(stars) }}</span>
              {{ scale() + '.' + stars | transloco }}
            </span>
          </label>
        }
      </div>
    </fieldset>
  `,
})
export class StarsField {
  /** Unique on the page. */
  readonly name = input.required<string>();
  readonly label = input.required<string>();
  /** The words of the five, from the lowest. */
  readonly scale = input('reviews.words');
  /** What the national list finds each star by, before its number. */
  readonly hook = input('');
  readonly isOptional = input(false);
  readonly isMissing = input(false);
  readonly value = model<number | undefined>();
  /** A star given later takes the reproach away at once. */
  protected readonly isAsked = computed(() => this.isMissing() && this.value() === undefined);
}
