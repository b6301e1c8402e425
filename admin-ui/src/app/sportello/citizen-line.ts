import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Words } from '../words/words';
import { liveMandate } from './citizen';
import type { Citizen } from '../api-types';

/** What tells two people of one name apart, and whether the counter may act for them. */
@Component({
  selector: 'wemi-citizen-line',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <span class="muted">{{ code() }}</span>
    @if (mandate(); as live) {
      <span class="chip good">{{
        words.say('sportello.withMandate', { day: words.day(live.expiresOn) })
      }}</span>
    } @else {
      <span class="chip">{{ words.say('sportello.withoutMandate') }}</span>
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      gap: 4px 12px;
      align-items: center;
    }

    .chip {
      white-space: normal;
    }
  `,
})
export class CitizenLine {
  readonly citizen = input.required<Citizen>();
  protected readonly words = inject(Words);
  protected readonly mandate = computed(() => liveMandate(this.citizen()));
  protected readonly code = computed(() => {
    const end = this.citizen().fiscalCodeEnd;
    return end
      ? this.words.say('sportello.fiscalCodeEnd', { end })
      : this.words.say('sportello.noFiscalCode');
  });
}
