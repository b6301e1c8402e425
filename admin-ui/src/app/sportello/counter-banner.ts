import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { Scope } from '../mandates/mandate';
import { sayScope } from '../mandates/say-mandate';
import { Icon } from '../shell/icon';
import { Words } from '../words/words';

/** For whom the counter acts, in sight all the time. */
@Component({
  selector: 'wemi-counter-banner',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="banner">
      <wemi-icon name="masks" />
      <p>
        <strong>{{ words.say('standing.banner', { name: name() }) }}</strong>
        {{ allowed() }}
      </p>
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
      gap: 8px 16px;
      align-items: center;
      padding: 8px 16px;
      border: 2px solid var(--wemi-care);
      border-radius: 8px;
      background: var(--wemi-care-soft);
      color: var(--wemi-text);
      box-shadow: 0 4px 12px rgb(0 0 0 / 15%);
    }

    p {
      margin: 0;
    }

    wemi-icon {
      color: var(--wemi-care);
    }
  `,
})
export class CounterBanner {
  readonly name = input.required<string>();
  readonly mandate = input.required<{ scope: readonly Scope[]; expiresOn: string }>();
  protected readonly words = inject(Words);
  protected readonly allowed = computed(() => {
    const { scope, expiresOn } = this.mandate();
    const day = this.words.day(expiresOn);
    return this.words.say('standing.mandate', { day, scope: sayScope(scope, this.words) });
  });
}
