import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import type { QualificationFile, Requirement } from '../api-types';
import { FileField } from '../files/file-field';
import { Words } from '../words/words';

/** What an ente says to one thing that an avviso asks for. */
export interface DocumentSaid {
  reference: string;
  expiresOn: string;
  file: QualificationFile | undefined;
}
export const NOTHING_SAID: DocumentSaid = { reference: '', expiresOn: '', file: undefined };

/** Whether nothing is missing of a document. */
export function isWhole({ expires }: Pick<Requirement, 'expires'>, said: DocumentSaid): boolean {
  return said.reference.trim() !== '' && (!expires || said.expiresOn !== '') && said.file !== undefined; // prettier-ignore
}

/** Number and date of a document, until when it holds, and its file; of a declaration its words. */
@Component({
  selector: 'wemi-document-fields',
  imports: [FileField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="field">
      <label [for]="'answer-' + asked().id">{{ words.say('avvisi.input.' + asked().kind) }}</label>
      <input
        #reference
        class="control"
        autocomplete="off"
        maxlength="1000"
        [id]="'answer-' + asked().id"
        [value]="said().reference"
        [attr.aria-invalid]="wrong().reference ? 'true' : null"
        [attr.aria-describedby]="'answer-' + asked().id + '-error'"
        (change)="changed.emit({ reference: reference.value })"
      />
      <p class="wrong" [id]="'answer-' + asked().id + '-error'">{{ wrong().reference }}</p>
    </div>
    @if (asked().expires) {
      <div class="field">
        <label [for]="'expires-' + asked().id">{{
          words.say('qualifications.input.expiresOn')
        }}</label>
        <input
          #day
          class="control"
          type="date"
          [id]="'expires-' + asked().id"
          [value]="said().expiresOn"
          [attr.aria-invalid]="wrong().expiresOn ? 'true' : null"
          [attr.aria-describedby]="'expires-' + asked().id + '-error'"
          (change)="changed.emit({ expiresOn: day.value })"
        />
        <p class="wrong" [id]="'expires-' + asked().id + '-error'">{{ wrong().expiresOn }}</p>
      </div>
    }
    @if (asked().kind === 'document') {
      <wemi-file-field
        url="/api/qualification-files"
        [fieldId]="'file-' + asked().id"
        [label]="words.say('avvisi.input.file')"
        [help]="help()"
        [params]="{ avvisoId: avvisoId(), requirementId: asked().id }"
        [file]="said().file"
        [wrong]="wrong().file"
        (answered)="changed.emit({ file: $event })"
      />
    }
  `,
})
export class DocumentFields {
  readonly avvisoId = input.required<string>();
  readonly asked = input.required<Requirement>();
  readonly said = input.required<DocumentSaid>();
  /** What the file still lacks, said without alarm. */
  readonly help = input('');
  /** Whether it is wrong by now that something is missing. */
  readonly isChecked = input(false);
  readonly changed = output<Partial<DocumentSaid>>();
  protected readonly words = inject(Words);
  protected readonly wrong = computed(() => {
    const { reference, expiresOn, file } = this.said();
    const say = (isThere: boolean) =>
      this.isChecked() && !isThere ? this.words.say('qualifications.wrong.missing') : '';
    return {
      reference: say(reference.trim() !== ''),
      expiresOn: say(expiresOn !== ''),
      file: say(file !== undefined),
    };
  });
}
