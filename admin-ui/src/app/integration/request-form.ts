import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { PayloadForm } from '../act/payload-form';
import { Words } from '../words/words';
import { AskedInMessage } from './asked-in-message';

const MOST = 10;

interface Row {
  label: string;
  note: string;
}

/** The checklist of what is asked of the citizen: one row for each document. */
@Component({
  selector: 'wemi-request-integration-form',
  imports: [MatButton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <fieldset>
      <legend>{{ words.say('integration.items') }}</legend>
      @for (row of rows(); track $index; let n = $index) {
        <div class="field">
          <label [for]="'asked-' + n">{{ words.say('integration.item', { n: n + 1 }) }}</label>
          <input
            #label
            class="control"
            maxlength="120"
            [id]="'asked-' + n"
            [value]="row.label"
            [attr.aria-invalid]="isWrong(row) ? 'true' : null"
            [attr.aria-describedby]="isWrong(row) ? 'asked-error-' + n : null"
            (input)="write(n, { label: label.value })"
          />
          @if (isWrong(row)) {
            <p class="wrong" [id]="'asked-error-' + n">{{ words.say('wrong.document') }}</p>
          }
          <label [for]="'asked-note-' + n">{{ words.say('integration.itemNote') }}</label>
          <input
            #note
            class="control"
            maxlength="500"
            [id]="'asked-note-' + n"
            [value]="row.note"
            (input)="write(n, { note: note.value })"
          />
          @if (rows().length > 1) {
            <button matButton type="button" (click)="drop(n)">
              {{ words.say('integration.dropItem', { n: n + 1 }) }}
            </button>
          }
        </div>
      }
      @if (hasRoom()) {
        <button matButton="outlined" type="button" (click)="add()">
          {{ words.say('integration.addItem') }}
        </button>
      }
    </fieldset>
  `,
})
export class RequestIntegrationForm implements PayloadForm {
  protected readonly words = inject(Words);
  readonly #rows = signal<readonly Row[]>([
    { label: '', note: inject(AskedInMessage, { optional: true })?.take() ?? '' },
  ]);
  readonly #isRead = signal(false);
  protected readonly rows = this.#rows.asReadonly();
  protected readonly hasRoom = computed(() => this.#rows().length < MOST);

  protected write(n: number, change: Partial<Row>): void {
    this.#rows.update((rows) => rows.map((row, at) => (at === n ? { ...row, ...change } : row)));
  }

  protected add(): void {
    this.#rows.update((rows) => [...rows, { label: '', note: '' }]);
  }

  protected drop(n: number): void {
    this.#rows.update((rows) => rows.filter((_, at) => at !== n));
  }

  protected isWrong({ label }: Row): boolean {
    return this.#isRead() && label.trim() === '';
  }

  read(): Record<string, unknown> | undefined {
    this.#isRead.set(true);
    if (this.#rows().some(({ label }) => label.trim() === '')) return undefined;
    const items = this.#rows().map(({ label, note }) => ({
      label: label.trim(),
      ...(note.trim() ? { note: note.trim() } : {}),
    }));
    return { items };
  }
}
