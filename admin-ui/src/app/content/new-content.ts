import { ChangeDetectionStrategy, Component, inject, input, model } from '@angular/core';
import { Words } from '../words/words';
import { type ContentKind, NEW_KINDS } from './said';

/** What a new content is, and where it will be read: proposed by its title, one's own if one wants. */
@Component({
  selector: 'wemi-new-content',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <section class="card" aria-labelledby="new-title">
      <h2 id="new-title">{{ words.say('content.newTitle') }}</h2>
      <div class="field">
        <label for="content-kind">{{ words.say('content.kindLabel') }}</label>
        <select #chosen id="content-kind" class="control" (change)="choose(chosen.value)">
          @for (one of kinds; track one) {
            <option [value]="one" [selected]="one === kind()">
              {{ words.say('content.kind.' + one) }}
            </option>
          }
        </select>
      </div>
      <div class="field">
        <label for="content-slug">{{ words.say('content.slug') }}</label>
        <p class="hint" id="content-slug-hint">{{ words.say('content.slugHint') }}</p>
        <input
          #typed
          id="content-slug"
          class="control"
          autocomplete="off"
          maxlength="59"
          aria-describedby="content-slug-hint content-slug-wrong"
          [value]="slug()"
          [attr.aria-invalid]="wrong() ? 'true' : null"
          (change)="ownSlug.set(typed.value)"
        />
        <p class="wrong" id="content-slug-wrong">{{ wrong() }}</p>
      </div>
    </section>
  `,
  styles: `
    .card {
      display: grid;
      gap: 16px;
      margin-bottom: 16px;
    }

    .wrong:empty {
      display: none;
    }
  `,
})
export class NewContent {
  readonly kind = model.required<ContentKind>();
  /** As typed; what becomes of it is `slug`. */
  readonly ownSlug = model.required<string>();
  readonly slug = input.required<string>();
  readonly wrong = input.required<string>();
  protected readonly words = inject(Words);
  protected readonly kinds = NEW_KINDS;

  protected choose(value: string): void {
    this.kind.set(NEW_KINDS.find((kind) => kind === value) ?? 'page');
  }
}
