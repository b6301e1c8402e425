import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import type { Param } from '../../../../catalogue/definition';
import { say } from '../../../../catalogue/say';
import type { NeedDocument } from '../api-types';
import { FileField } from '../files/file-field';
import { Words } from '../words/words';

/** A question that is answered with a file, put in at the counter under the citizen's mandate. */
@Component({
  selector: 'wemi-file-answer',
  imports: [FileField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <wemi-file-field
      url="/api/need-documents"
      [fieldId]="'param-' + param().id"
      [label]="label()"
      [help]="help()"
      [params]="params()"
      [file]="file()"
      [wrong]="wrong()"
      (answered)="answered.emit($event)"
    />
  `,
})
export class FileAnswer {
  readonly param = input.required<Param>();
  readonly serviceTypeId = input.required<string>();
  readonly mandateId = input.required<string>();
  /** The one that is there. */
  readonly file = input.required<NeedDocument | undefined>();
  /** What is to be corrected, in words. */
  readonly wrong = input('');
  readonly answered = output<NeedDocument | undefined>();
  readonly #words = inject(Words);
  readonly #language = computed(() => (this.#words.language() === 'en' ? 'en' : 'it'));
  protected readonly label = computed(() => {
    const name = say(this.param(), this.#language());
    return this.param().required ? name : `${name} ${this.#words.say('counterNeed.optional')}`;
  });
  protected readonly help = computed(() => {
    const { help } = this.param();
    return help ? say(help, this.#language()) : '';
  });
  protected readonly params = computed(() => ({
    serviceTypeId: this.serviceTypeId(),
    param: this.param().id,
    mandateId: this.mandateId(),
  }));
}
