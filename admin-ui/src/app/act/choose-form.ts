import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import type { Offer } from '../api-types';
import { Words } from '../words/words';
import type { PayloadForm } from './payload-form';

/** Which live offer, in which revision: a newer one must be looked at first. */
@Component({
  selector: 'wemi-choose-form',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <fieldset>
      <legend>{{ words.say('choose.legend') }}</legend>
      <div class="offers">
        @for (offer of live(); track offer.id) {
          <label class="option">
            <input
              type="radio"
              name="chosen-offer"
              [attr.aria-invalid]="isMissing() ? 'true' : null"
              [attr.aria-describedby]="isMissing() ? 'choose-error' : null"
              [checked]="picked()?.id === offer.id"
              (change)="pick(offer)"
            />
            <span>
              <strong>{{ offer.ente.name }}</strong>
              · {{ words.money(offer.totalCents) }} ·
              {{
                words.say('choose.facts', {
                  profile: offer.profile,
                  day: words.day(offer.firstDate),
                  revision: offer.revision,
                })
              }}
            </span>
          </label>
        }
      </div>
      @if (isMissing()) {
        <p id="choose-error" class="wrong">{{ words.say('wrong.offer') }}</p>
      }
    </fieldset>
  `,
  styles: `
    .offers {
      display: grid;
      gap: 8px;
    }

    .wrong {
      margin: 4px 0 0;
      color: var(--wemi-danger);
      font-weight: 600;
    }
  `,
})
export class ChooseForm implements PayloadForm {
  readonly offers = input.required<Offer[]>();
  protected readonly words = inject(Words);
  protected readonly live = computed(() => this.offers().filter(({ status }) => status === 'live'));
  readonly #picked = signal<{ id: string; revision: number } | undefined>(undefined);
  protected readonly picked = this.#picked.asReadonly();
  protected readonly isMissing = signal(false);

  /** Keeps the revision that was on the page when it was picked. */
  protected pick({ id, revision }: Offer): void {
    this.#picked.set({ id, revision });
    this.isMissing.set(false);
  }

  read(): Record<string, unknown> | undefined {
    const picked = this.#picked();
    this.isMissing.set(!picked);
    return picked && { offerId: picked.id, revision: picked.revision };
  }
}
