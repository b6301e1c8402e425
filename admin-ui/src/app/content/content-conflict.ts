import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core'; // prettier-ignore
import { MatButton } from '@angular/material/button';
import type { ContentSaid, ContentVersion } from '../api-types';
import { Words } from '../words/words';
import { compareTexts, mergeTexts } from './compare-texts';
import { differing, type Field } from './said';

type Choice = 'mine' | 'theirs' | 'both';
type Choices = Partial<Record<Field, Choice>>;

/** A colleague saved while one wrote: field by field what each of them did, and which of it stays. */
@Component({
  selector: 'wemi-content-conflict',
  imports: [MatButton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './content-conflict.html',
  styles: `
    .card {
      margin-bottom: 16px;
      border-color: var(--wemi-warn-text);
    }

    fieldset {
      margin: 16px 0;
    }

    .sides {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(100%, 260px), 1fr));
      gap: 8px 16px;
      margin-bottom: 8px;
    }

    .told {
      margin: 0;
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

    .option {
      margin-top: 8px;
    }

    .wrong {
      color: var(--wemi-danger);
      font-weight: 600;
    }
  `,
})
export class ContentConflict {
  /** What both began from. */
  readonly begun = input.required<ContentSaid>();
  readonly mine = input.required<ContentSaid>();
  /** The version that was saved meanwhile. */
  readonly theirs = input.required<ContentVersion>();
  readonly resolved = output<ContentSaid>();
  protected readonly words = inject(Words);
  protected readonly by = computed(() => this.theirs().writtenBy ?? 'WeMi');
  readonly #rows = computed(() => {
    const [begun, mine, { said: theirs }] = [this.begun(), this.mine(), this.theirs()];
    return differing(mine, theirs).map((field) => ({
      field,
      isMine: begun[field] !== mine[field],
      isTheirs: begun[field] !== theirs[field],
    }));
  });
  /** What only one of them changed is chosen already; what both did is asked. */
  protected readonly choices = linkedSignal<Choices>(() =>
    Object.fromEntries(
      this.#rows()
        .filter(({ isMine, isTheirs }) => isMine !== isTheirs)
        .map(({ field, isMine }) => [field, isMine ? 'mine' : 'theirs']),
    ),
  );
  protected readonly isIncomplete = signal(false);
  protected readonly rows = computed(() => {
    const [begun, mine, { said: theirs }] = [this.begun(), this.mine(), this.theirs()];
    return this.#rows().map(({ field, isMine, isTheirs }) => ({
      field,
      label: this.words.say(`content.field.${field}`),
      sides: [
        { whose: 'theirs', title: this.words.say('content.conflict.theirs', { by: this.by() }), pieces: compareTexts(String(begun[field]), String(theirs[field])) },
        { whose: 'mine', title: this.words.say('content.conflict.mine'), pieces: compareTexts(String(begun[field]), String(mine[field])) },
      ],
      options: this.#optionsOf(field, isMine && isTheirs),
    }));
  }); // prettier-ignore

  protected choose(field: Field, choice: Choice): void {
    this.choices.update((choices) => ({ ...choices, [field]: choice }));
    this.isIncomplete.set(false);
  }

  protected resolve(): void {
    const choices = this.choices();
    if (this.#rows().some(({ field }) => !choices[field])) return this.isIncomplete.set(true);
    const [begun, mine, { said: theirs }] = [this.begun(), this.mine(), this.theirs()];
    const chosen = this.#rows().map(({ field }) => {
      const both = () => mergeTexts(String(begun[field]), String(mine[field]), String(theirs[field])); // prettier-ignore
      return [
        field,
        { mine: () => mine[field], theirs: () => theirs[field], both }[choices[field]!](),
      ];
    });
    this.resolved.emit({ ...theirs, ...(Object.fromEntries(chosen) as Partial<ContentSaid>) });
  }

  #optionsOf(field: Field, isBoth: boolean) {
    const hasBoth = isBoth && (field === 'textIt' || field === 'textEn');
    const choices: Choice[] = ['theirs', 'mine', ...(hasBoth ? (['both'] as const) : [])];
    return choices.map((choice) => ({
      choice,
      label: this.words.say(`content.conflict.take.${choice}`, { by: this.by() }),
    }));
  }
}
