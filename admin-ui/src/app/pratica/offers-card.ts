import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Offer } from '../api-types';
import { Words } from '../words/words';
import { PriceLines } from './price-lines';

@Component({
  selector: 'wemi-offers-card',
  imports: [PriceLines, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './offers-card.html',
  styleUrl: './offers-card.scss',
})
export class OffersCard {
  readonly offers = input.required<Offer[]>();
  /** An ente sees its own offer only; the office sees them all. */
  readonly isOwn = input.required<boolean>();
  protected readonly words = inject(Words);

  protected colourOf({ status }: Offer): string {
    if (status === 'chosen') return 'good';
    return status === 'live' ? 'blue' : '';
  }
}
