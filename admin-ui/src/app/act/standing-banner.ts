import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { Pratica } from '../api-types';
import { sayScope } from '../mandates/say-mandate';
import { Icon } from '../shell/icon';
import { Words } from '../words/words';
import { partyName } from './party-name';
import { StandingFor } from './standing-for';

/** Stays in sight as long as one stands in another's place: nobody may forget it. */
@Component({
  selector: 'wemi-standing-banner',
  imports: [Icon, MatButton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div role="status">
      @if (name(); as name) {
        <div class="banner">
          <wemi-icon name="masks" />
          <p>
            <strong>{{ words.say('standing.banner', { name }) }}</strong>
            {{ words.say('standing.told') }}
            {{ mandate() }}
          </p>
          @if (!standing.always()) {
            <button matButton="outlined" type="button" (click)="standing.leave()">
              {{ words.say('standing.stop') }}
            </button>
          }
        </div>
      }
    </div>
  `,
  styles: `
    :host {
      position: sticky;
      z-index: 5;
      top: 0;
      display: block;
    }

    /* Zoomed in, or on a phone on its side, it would leave nothing to read. */
    @media (height < 480px) {
      :host {
        position: static;
      }
    }

    .banner {
      display: flex;
      flex-wrap: wrap;
      gap: 8px 16px;
      align-items: center;
      margin-bottom: 16px;
      padding: 8px 16px;
      border: 2px solid var(--wemi-care);
      border-radius: 8px;
      background: var(--wemi-care-soft);
      color: var(--wemi-text);
      box-shadow: 0 4px 12px rgb(0 0 0 / 15%);
    }

    p {
      flex: 1 1 240px;
      margin: 0;
    }

    wemi-icon {
      color: var(--wemi-care);
    }
  `,
})
export class StandingBanner {
  readonly pratica = input.required<Pratica>();
  protected readonly words = inject(Words);
  protected readonly standing = inject(StandingFor);
  protected readonly name = computed(() => {
    const party = this.standing.party();
    return party && partyName(party, this.pratica(), this.words);
  });
  /** Until when and for what, where it is by mandate. */
  protected readonly mandate = computed(() => {
    const mandate = this.pratica().mandate;
    if (!mandate) return '';
    const scope = sayScope(mandate.scope, this.words);
    return this.words.say('standing.mandate', { day: this.words.day(mandate.expiresOn), scope });
  });
}
