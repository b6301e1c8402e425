import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  inject,
  input,
  output,
} from '@angular/core';
import type { ContentSaid } from '../api-types';
import { idOf, SaidPair } from '../catalogue/said-pair';
import { Words } from '../words/words';
import { ContentPicture, type PictureSaid } from './content-picture';
import type { ContentKind } from './said';

/** All that a content says: Italian and English side by side. */
@Component({
  selector: 'wemi-content-fields',
  imports: [ContentPicture, SaidPair],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <section class="card" aria-labelledby="texts-title">
      <h2 id="texts-title" tabindex="-1">{{ words.say('content.texts') }}</h2>
      <wemi-said-pair
        [label]="words.say('content.title_' + kind())"
        [it]="said().titleIt"
        [en]="said().titleEn"
        [pointers]="['/said/titleIt', '/said/titleEn']"
        [wrongAt]="wrongAt()"
        [longest]="120"
        [isReadonly]="isReadonly()"
        (typed)="set({ titleIt: $event.it, titleEn: $event.en })"
      />
      <wemi-said-pair
        [label]="words.say('content.summary')"
        [it]="said().summaryIt"
        [en]="said().summaryEn"
        [pointers]="['/said/summaryIt', '/said/summaryEn']"
        [wrongAt]="wrongAt()"
        [longest]="300"
        [rows]="3"
        [isReadonly]="isReadonly()"
        (typed)="set({ summaryIt: $event.it, summaryEn: $event.en })"
      />
      <wemi-said-pair
        [label]="words.say('content.text')"
        [it]="said().textIt"
        [en]="said().textEn"
        [pointers]="['/said/textIt', '/said/textEn']"
        [wrongAt]="wrongAt()"
        [longest]="20000"
        [rows]="18"
        [isReadonly]="isReadonly()"
        (typed)="set({ textIt: $event.it, textEn: $event.en })"
      />
      @if (!isReadonly()) {
        <wemi-content-picture (added)="place($event)" />
      }
      <details>
        <summary>{{ words.say('content.howTo.title') }}</summary>
        <dl>
          @for (mark of marks; track mark.name) {
            <dt>
              <code>{{ mark.typed }}</code>
            </dt>
            <dd>{{ words.say('content.howTo.' + mark.name) }}</dd>
          }
        </dl>
      </details>
      @if (kind() !== 'news') {
        <div class="field place">
          <label for="content-position">{{ words.say('content.field.position') }}</label>
          <p class="hint" id="content-position-hint">{{ words.say('content.positionHint') }}</p>
          <input
            #place
            id="content-position"
            class="control"
            type="number"
            min="0"
            max="9999"
            aria-describedby="content-position-hint"
            [value]="said().position"
            [attr.readonly]="isReadonly() ? '' : null"
            (change)="move(place.valueAsNumber)"
          />
        </div>
      }
    </section>
  `,
  styles: `
    .card {
      display: grid;
      gap: 16px;
      margin-bottom: 16px;
    }

    .place {
      max-width: 320px;
    }

    summary {
      min-height: 44px;
      padding: 10px 0;
    }

    code {
      font-family: var(--wemi-mono);
      overflow-wrap: anywhere;
    }

    dd {
      margin: 0 0 8px;
    }
  `,
})
export class ContentFields {
  readonly kind = input.required<ContentKind>();
  readonly said = input.required<ContentSaid>();
  readonly wrongAt = input.required<(pointer: string) => string>();
  readonly isReadonly = input.required<boolean>();
  readonly typed = output<ContentSaid>();
  protected readonly words = inject(Words);
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  protected readonly marks = [
    { name: 'heading', typed: '## …' },
    { name: 'strong', typed: '**…**' },
    { name: 'list', typed: '- …' },
    { name: 'link', typed: '[…](/contatti)' },
  ];

  protected set(change: Partial<ContentSaid>): void {
    this.typed.emit({ ...this.said(), ...change });
  }

  /** Where the cursor was left in each text, on lines of its own; at the end before it was there. */
  protected place({ it, en }: PictureSaid): void {
    const { textIt, textEn } = this.said();
    this.set({
      textIt: this.#insert('textIt', textIt, it),
      textEn: this.#insert('textEn', textEn, en),
    });
  }

  #insert(field: 'textIt' | 'textEn', text: string, picture: string): string {
    if (!picture) return text;
    const area = this.#host.querySelector<HTMLTextAreaElement>(`#${idOf(`/said/${field}`)}`);
    const at = area && area.selectionEnd > 0 ? area.selectionEnd : text.length;
    const [before, after] = [text.slice(0, at).trimEnd(), text.slice(at).trimStart()];
    return [before, picture, after].filter(Boolean).join('\n\n');
  }

  protected move(position: number): void {
    if (Number.isInteger(position) && position >= 0 && position <= 9999) this.set({ position });
  }
}
