import { HttpClient } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core'; // prettier-ignore
import { MatButton } from '@angular/material/button';
import { firstValueFrom } from 'rxjs';
import type { Param } from '../../../../catalogue/definition';
import { say } from '../../../../catalogue/say';
import type { NeedDocument } from '../api-types';
import { ProblemBox } from '../problem/problem-box';
import { Words } from '../words/words';

/** A question that is answered with a file, put in at the counter under the citizen's mandate. */
@Component({
  selector: 'wemi-file-answer',
  imports: [MatButton, ProblemBox],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="field">
      <label [for]="id()">{{ label() }}</label>
      <p class="hint" [id]="id() + '-hint'">{{ hint() }}</p>
      @if (file(); as there) {
        <p>
          {{ there.name }}
          <button
            matButton
            type="button"
            [attr.aria-label]="words.say('counterNeed.file.removeNamed', { name: there.name })"
            (click)="remove()"
          >
            {{ words.say('counterNeed.file.remove') }}
          </button>
        </p>
      }
      <input
        #field
        type="file"
        class="control"
        accept="application/pdf,image/jpeg,image/png"
        [id]="id()"
        [disabled]="isUploading()"
        [attr.aria-describedby]="id() + '-hint ' + id() + '-error'"
        [attr.aria-invalid]="wrong() ? 'true' : null"
        (change)="choose(field)"
      />
      <p class="wrong" [id]="id() + '-error'">{{ wrong() }}</p>
      @if (problem(); as error) {
        <wemi-problem [error]="error" (retry)="again()" />
      }
      <p role="status">{{ isUploading() ? words.say('act.sending') : '' }}</p>
    </div>
  `,
  styles: `
    p {
      overflow-wrap: anywhere;
    }
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
  protected readonly words = inject(Words);
  readonly #http = inject(HttpClient);
  readonly #language = computed(() => (this.words.language() === 'en' ? 'en' : 'it'));
  protected readonly id = computed(() => `param-${this.param().id}`);
  protected readonly label = computed(() => {
    const name = say(this.param(), this.#language());
    return this.param().required ? name : `${name} ${this.words.say('counterNeed.optional')}`;
  });
  protected readonly hint = computed(() => {
    const { help } = this.param();
    const kinds = this.words.say('counterNeed.file.hint');
    return [help ? say(help, this.#language()) : '', kinds].filter(Boolean).join(' ');
  });
  protected readonly problem = signal<unknown>(undefined);
  protected readonly isUploading = signal(false);
  #failed: { file: File; key: string } | undefined;

  protected async choose(field: HTMLInputElement): Promise<void> {
    const file = field.files?.[0];
    // The same file can be chosen again after it was removed.
    field.value = '';
    if (file) await this.#upload(file, crypto.randomUUID());
  }

  protected async again(): Promise<void> {
    if (this.#failed) await this.#upload(this.#failed.file, this.#failed.key);
  }

  protected remove(): void {
    const { id } = this.file()!;
    this.answered.emit(undefined);
    void this.#forget(id);
  }

  /** Under one key, so that a file that did arrive is not there twice. */
  async #upload(file: File, key: string): Promise<void> {
    const body = new FormData();
    body.append('file', file, file.name);
    this.problem.set(undefined);
    this.isUploading.set(true);
    const before = this.file();
    try {
      const params = { serviceTypeId: this.serviceTypeId(), param: this.param().id, mandateId: this.mandateId() }; // prettier-ignore
      const headers = { 'idempotency-key': key };
      const sent = this.#http.post<NeedDocument>('/api/need-documents', body, { params, headers });
      this.answered.emit(await firstValueFrom(sent));
      this.#failed = undefined;
      if (before) void this.#forget(before.id);
    } catch (error) {
      this.#failed = { file, key };
      this.problem.set(error);
    } finally {
      this.isUploading.set(false);
    }
  }

  /** One that stays behind is the answer of nothing, and goes by itself after a day. */
  async #forget(id: string): Promise<void> {
    await firstValueFrom(this.#http.delete(`/api/need-documents/${id}`)).catch(() => undefined);
  }
}
