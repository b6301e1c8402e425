import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import type { Offer } from '../api-types';
import { Words } from '../words/words';
import type { PayloadForm } from './payload-form';

/** Shows which offer is meant; there is nothing to type. */
@Component({
  selector: 'wemi-own-offer',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `@if (offer(); as offer) {
    <p>
      <strong>{{ offer.ente.name }}</strong>: {{ words.money(offer.totalCents) }},
      {{
        words.say('offers.revisionOn', {
          revision: offer.revision,
          when: words.short(offer.revisedAt),
        })
      }}
    </p>
  }`,
})
export class OwnOffer implements PayloadForm {
  readonly offer = input<Offer>();
  protected readonly words = inject(Words);

  read(): Record<string, unknown> | undefined {
    const offer = this.offer();
    return offer && { offerId: offer.id };
  }
}
