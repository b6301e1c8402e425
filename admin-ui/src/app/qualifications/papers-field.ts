import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal } from '@angular/core'; // prettier-ignore
import type { QualificationDetail, QualificationFile } from '../api-types';
import { FileField } from '../files/file-field';
import { Words } from '../words/words';
import { DocumentFields, type DocumentSaid, isWhole, NOTHING_SAID } from './document-fields';
import type { Move, Papers } from './move-model';
import { labelOf } from './names';

/** The documents of a move: those asked for once more, those that answer a request, a new one. */
@Component({
  selector: 'wemi-papers-field',
  imports: [DocumentFields, FileField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @switch (move()) {
      @case ('requestIntegration') {
        <fieldset>
          <legend>{{ words.say('qualifications.askAgain') }}</legend>
          @for (one of documents(); track one.id) {
            <label class="check">
              <input #box type="checkbox" (change)="ask(one.id, box.checked)" />
              {{ one.label }}
            </label>
          }
        </fieldset>
      }
      @case ('provideIntegration') {
        @for (one of asked(); track one.id) {
          <fieldset>
            <legend>{{ one.label }}</legend>
            <wemi-document-fields
              [avvisoId]="of().avviso.id"
              [asked]="one"
              [said]="said(one.id)"
              [isChecked]="isChecked()"
              (changed)="answer(one.id, $event)"
            />
          </fieldset>
        }
      }
      @case ('updateDocument') {
        <wemi-file-field
          url="/api/qualification-files"
          fieldId="move-file"
          [label]="words.say('avvisi.input.file')"
          [params]="{ avvisoId: of().avviso.id, requirementId: requirementId() }"
          [file]="file()"
          [wrong]="isChecked() && !file() ? words.say('qualifications.wrong.missing') : ''"
          (answered)="file.set($event)"
        />
      }
    }
  `,
  styles: `
    .check {
      display: flex;
      gap: 8px;
      align-items: center;
      min-height: 44px;
    }
  `,
})
export class PapersField {
  readonly of = input.required<QualificationDetail>();
  readonly move = input.required<Move>();
  /** The request that is answered, and the document that is renewed. */
  readonly integrationId = input.required<string>();
  readonly requirementId = input.required<string>();
  /** Whether it is wrong by now that something is missing. */
  readonly isChecked = input(false);
  protected readonly words = inject(Words);
  readonly #again = linkedSignal<Move, readonly string[]>({
    source: this.move,
    computation: () => [],
  });
  readonly #said = linkedSignal<string, Record<string, DocumentSaid>>({
    source: this.integrationId,
    computation: () => ({}),
  });
  protected readonly file = linkedSignal<string, QualificationFile | undefined>({
    source: this.requirementId,
    computation: () => undefined,
  });
  protected readonly documents = computed(() =>
    this.of()
      .requirements.filter(({ kind }) => kind === 'document')
      .map((one) => ({ ...one, label: labelOf(one, this.words.language()) })),
  );
  protected readonly asked = computed(() => {
    const request = this.of().integrations.find(({ id }) => id === this.integrationId());
    const ids = request?.items.flatMap(({ requirementId }) => requirementId ?? []) ?? [];
    return this.documents().filter(({ id }) => ids.includes(id));
  });
  readonly papers = computed<Papers>(() => {
    const move = this.move();
    const answers = move === 'provideIntegration' ? this.asked() : [];
    return {
      requirementIds: move === 'requestIntegration' ? this.#again() : [],
      documents: answers.map(({ id }) => ({ requirementId: id, ...this.said(id) })),
      fileId: move === 'updateDocument' ? this.file()?.id : undefined,
    };
  });
  readonly isWhole = computed(() => {
    if (this.move() === 'updateDocument') return this.file() !== undefined;
    if (this.move() !== 'provideIntegration') return true;
    return this.asked().every((one) => isWhole(one, this.said(one.id)));
  });

  protected said(id: string): DocumentSaid {
    return this.#said()[id] ?? NOTHING_SAID;
  }

  protected answer(id: string, change: Partial<DocumentSaid>): void {
    const said = { ...this.said(id), ...change };
    this.#said.update((all) => ({ ...all, [id]: said }));
  }

  protected ask(id: string, isIn: boolean): void {
    this.#again.update((all) => [...all.filter((one) => one !== id), ...(isIn ? [id] : [])]);
  }
}
