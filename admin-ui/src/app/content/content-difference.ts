import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { ContentSaid } from '../api-types';
import { Words } from '../words/words';
import { compareTexts } from './compare-texts';
import { differing } from './said';

/** What differs between two versions, field by field, to the word. */
@Component({
  selector: 'wemi-content-difference',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @for (field of fields(); track field.name) {
      <h4>{{ words.say('content.field.' + field.name) }}</h4>
      <p class="kept-lines told">
        @for (piece of field.pieces; track $index) {
          @switch (piece.is) {
            @case ('gone') {
              <del
                ><span class="visually-hidden">{{ words.say('content.difference.gone') }} </span
                >{{ piece.text }}</del
              >
            }
            @case ('new') {
              <ins
                ><span class="visually-hidden">{{ words.say('content.difference.new') }} </span
                >{{ piece.text }}</ins
              >
            }
            @default {
              <span>{{ piece.text }}</span>
            }
          }
        }
      </p>
    } @empty {
      <p>{{ words.say('content.difference.none') }}</p>
    }
  `,
  styles: `
    h4 {
      margin: 8px 0 4px;
    }

    .told {
      padding: 8px 12px;
      border: 1px solid var(--wemi-line);
      border-radius: var(--wemi-radius);
      overflow-wrap: anywhere;
    }

    del {
      background: var(--wemi-danger-soft);
      color: var(--wemi-danger-text);
    }

    ins {
      background: var(--wemi-good-soft);
      color: var(--wemi-good-text);
      text-decoration: none;
      font-weight: 600;
    }
  `,
})
export class ContentDifference {
  readonly before = input.required<ContentSaid>();
  readonly after = input.required<ContentSaid>();
  protected readonly words = inject(Words);
  protected readonly fields = computed(() => {
    const [before, after] = [this.before(), this.after()];
    return differing(before, after).map((name) => ({
      name,
      pieces: compareTexts(String(before[name]), String(after[name])),
    }));
  });
}
