import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core'; // prettier-ignore
import { MatButton } from '@angular/material/button';
import { ReasonedForm } from '../act/reasoned-form';
import type { CatalogueView } from '../api-types';
import { SendOnce } from '../session/send-once';
import { Words } from '../words/words';
import { moved, replaced, toId, without } from './edit-definition';
import { SaidPair } from './said-pair';

interface Row {
  /** Empty as long as a new section has no name. */
  id: string;
  key: string;
  nameIt: string;
  nameEn: string;
  types: number;
}

/** The sections of the home page: their names, their order; one that holds services stays. */
@Component({
  selector: 'wemi-sections-editor',
  imports: [MatButton, ReasonedForm, SaidPair],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @for (row of rows(); track row.key; let at = $index, first = $first, last = $last) {
      <div class="row">
        <wemi-said-pair
          [label]="words.say('catalogue.section.name', { n: at + 1 })"
          [it]="row.nameIt"
          [en]="row.nameEn"
          [pointers]="['/sections/' + at + '/nameIt', '/sections/' + at + '/nameEn']"
          [wrongAt]="wrongAt"
          [longest]="80"
          (typed)="rename(at, $event)"
        />
        <div class="moves">
          <button
            matButton
            type="button"
            [disabled]="first"
            [attr.aria-label]="words.say('catalogue.question.up', { question: row.nameIt })"
            (click)="shift(at, -1)"
          >
            ↑
          </button>
          <button
            matButton
            type="button"
            [disabled]="last"
            [attr.aria-label]="words.say('catalogue.question.down', { question: row.nameIt })"
            (click)="shift(at, 1)"
          >
            ↓
          </button>
          @if (row.types === 0) {
            <button matButton type="button" (click)="drop(at)">
              {{ words.say('catalogue.section.remove', { name: row.nameIt }) }}
            </button>
          }
        </div>
      </div>
    }
    <p class="visually-hidden" role="status">{{ said() }}</p>
    <button matButton="outlined" type="button" (click)="add()">
      {{ words.say('catalogue.section.add') }}
    </button>
    @if (isChanged()) {
      <wemi-reasoned-form
        hint="catalogue.publish.reasonHint"
        [act]="words.say('catalogue.section.save')"
        [question]="question"
        [send]="save"
      />
    }
  `,
  styles: `
    :host,
    .row {
      display: grid;
      gap: 8px;
    }

    .row {
      padding-bottom: 8px;
      border-bottom: 1px solid var(--wemi-line);
    }

    .moves {
      display: flex;
      flex-wrap: wrap;
      gap: 8px;
    }

    button {
      justify-self: start;
      min-width: 44px;
      min-height: 44px;
    }
  `,
})
export class SectionsEditor {
  readonly catalogue = input.required<CatalogueView>();
  readonly saved = output();
  protected readonly words = inject(Words);
  readonly #once = inject(SendOnce);
  readonly #published = computed<Row[]>(() =>
    this.catalogue().sections.map(({ id, nameIt, nameEn, types }) => ({ id, key: id, nameIt, nameEn, types: types.length })),
  ); // prettier-ignore
  protected readonly rows = linkedSignal(() => this.#published());
  protected readonly isChanged = computed(
    () => JSON.stringify(this.rows()) !== JSON.stringify(this.#published()),
  );
  protected readonly isTried = signal(false);
  protected readonly said = signal('');

  protected readonly wrongAt = (pointer: string): string => {
    const [, , at, name] = pointer.split('/');
    const text = this.rows()[Number(at)]?.[name as 'nameIt' | 'nameEn'] ?? '';
    return this.isTried() && !text.trim() ? this.words.say('catalogue.section.needed') : '';
  };

  protected rename(at: number, { it, en }: { it: string; en: string }): void {
    this.rows.update((rows) => replaced(rows, at, { ...rows[at]!, nameIt: it, nameEn: en }));
  }

  protected shift(at: number, by: number): void {
    const question = this.rows()[at]?.nameIt;
    this.rows.update((rows) => moved(rows, at, by));
    this.said.set(this.words.say('catalogue.question.moved', { question, n: at + by + 1, of: this.rows().length })); // prettier-ignore
  }

  protected drop(at: number): void {
    this.rows.update((rows) => without(rows, at));
  }

  protected add(): void {
    const row = { id: '', key: crypto.randomUUID(), nameIt: '', nameEn: '', types: 0 };
    this.rows.update((rows) => [...rows, row]);
  }

  protected readonly question = () => {
    this.isTried.set(true);
    const { words } = this;
    if (this.rows().some(({ nameIt, nameEn }) => !nameIt.trim() || !nameEn.trim()))
      return undefined;
    return { title: words.say('catalogue.section.save'), text: words.say('catalogue.section.ask'), confirm: words.say('act.confirm') }; // prettier-ignore
  };

  protected readonly save = async (reason: string): Promise<void> => {
    const sections = this.rows().map(({ id, nameIt, nameEn }) => ({ id: id || toId(nameIt), nameIt, nameEn })); // prettier-ignore
    const body = { sections, reason, expectedVersion: this.catalogue().version };
    await this.#once.post<CatalogueView>('/api/catalogue/sections', body);
    this.isTried.set(false);
    this.saved.emit();
  };
}
