import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { Words } from '../words/words';

/** A text in both languages, side by side; where English is missing it says what happens meanwhile. */
@Component({
  selector: 'wemi-said-pair',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="pair">
      @for (side of sides(); track side.language) {
        <div class="field">
          <label [for]="side.id">{{ side.label }}</label>
          @if (rows() > 1) {
            <textarea
              #long
              class="control"
              [id]="side.id"
              [rows]="rows()"
              [attr.lang]="side.language"
              [attr.maxlength]="longest()"
              [attr.readonly]="isReadonly() ? '' : null"
              [attr.aria-invalid]="side.wrong ? 'true' : null"
              [attr.aria-describedby]="side.id + '-said'"
              [value]="side.text"
              (input)="type(side.language, long.value)"
            ></textarea>
          } @else {
            <input
              #line
              class="control"
              autocomplete="off"
              [id]="side.id"
              [attr.lang]="side.language"
              [attr.maxlength]="longest()"
              [attr.readonly]="isReadonly() ? '' : null"
              [attr.aria-invalid]="side.wrong ? 'true' : null"
              [attr.aria-describedby]="side.id + '-said'"
              [value]="side.text"
              (input)="type(side.language, line.value)"
            />
          }
          <p [id]="side.id + '-said'" [class.wrong]="side.wrong" [class.hint]="!side.wrong">
            {{ side.wrong || side.hint }}
          </p>
        </div>
      }
    </div>
  `,
  styles: `
    .pair {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(100%, 260px), 1fr));
      gap: 8px 16px;
      align-items: start;
    }

    p:empty {
      display: none;
    }
  `,
})
export class SaidPair {
  readonly label = input.required<string>();
  readonly it = input.required<string>();
  readonly en = input.required<string>();
  /** Of the Italian and of the English text, in the definition. */
  readonly pointers = input.required<readonly [it: string, en: string]>();
  readonly wrongAt = input.required<(pointer: string) => string>();
  readonly longest = input.required<number>();
  readonly rows = input(1);
  readonly isReadonly = input(false);
  readonly typed = output<{ it: string; en: string }>();
  protected readonly words = inject(Words);
  protected readonly sides = computed(() => {
    const [it, en] = this.pointers();
    const isMissing = this.it().trim() !== '' && this.en().trim() === '';
    return [
      this.#side('it', this.it(), it),
      { ...this.#side('en', this.en(), en), hint: isMissing ? this.words.say('catalogue.untranslated') : '' },
    ]; // prettier-ignore
  });

  protected type(language: 'it' | 'en', text: string): void {
    this.typed.emit({ it: this.it(), en: this.en(), [language]: text });
  }

  #side(language: 'it' | 'en', text: string, pointer: string) {
    const label = this.words.say('catalogue.inLanguage', {
      what: this.label(),
      language: this.words.say(`catalogue.language.${language}`),
    });
    return { ...{ language, text, label, hint: '' }, id: idOf(pointer), wrong: this.wrongAt()(pointer) }; // prettier-ignore
  }
}

/** The id of the field that a pointer into a definition means. */
export function idOf(pointer: string): string {
  return `type${pointer.replace(/[^\w-]/g, '-')}`;
}
