import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { TypeEffects as Effects } from '../api-types';
import { Words } from '../words/words';
import { sayChange } from './say-change';

/** What publishing would change, and whom it touches. */
@Component({
  selector: 'wemi-type-effects',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h3>{{ words.say('catalogue.effects.changes') }}</h3>
    <ul>
      @for (change of changes(); track $index) {
        <li>{{ change }}</li>
      } @empty {
        <li>
          {{ words.say(isNew() ? 'catalogue.effects.isNew' : 'catalogue.effects.nothing') }}
        </li>
      }
    </ul>
    <h3>{{ words.say('catalogue.effects.touches') }}</h3>
    <ul>
      @for (line of touches(); track line) {
        <li>{{ line }}</li>
      }
    </ul>
  `,
  styles: `
    li {
      overflow-wrap: anywhere;
    }
  `,
})
export class TypeEffects {
  readonly effects = input.required<Effects>();
  readonly isNew = input.required<boolean>();
  protected readonly words = inject(Words);
  protected readonly changes = computed(() =>
    this.effects().changes.map((change) => sayChange(change, this.words)),
  );
  protected readonly touches = computed(() => {
    const { drafts, services, servicesOutside, pratiche, untranslated } = this.effects();
    const lines = [
      ['pratiche', pratiche, true],
      ['drafts', drafts, true],
      ['services', services, true],
      ['outside', servicesOutside, servicesOutside > 0],
      ['untranslated', untranslated.length, untranslated.length > 0],
    ] as const;
    return lines.filter(([, , isSaid]) => isSaid).map(([key, n]) => this.words.say(`catalogue.effects.${key}`, { n })); // prettier-ignore
  });
}
