import { HttpClient, HttpEventType, type HttpResponse } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, inject, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { filter, firstValueFrom, lastValueFrom, tap } from 'rxjs';
import { ProblemBox } from '../problem/problem-box';
import { Words } from '../words/words';

/** One file that answers something: uploaded when it is chosen, with its progress, and taken out again. */
@Component({
  selector: 'wemi-file-field',
  imports: [MatButton, ProblemBox],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="field">
      <label [for]="fieldId()">{{ label() }}</label>
      <p class="hint" [id]="fieldId() + '-hint'">{{ help() }} {{ words.say('files.hint') }}</p>
      @if (file(); as there) {
        <p>
          {{ there.name }}
          <button
            matButton
            type="button"
            [attr.aria-label]="words.say('files.removeNamed', { name: there.name })"
            (click)="remove()"
          >
            {{ words.say('files.remove') }}
          </button>
        </p>
      }
      <input
        #field
        type="file"
        class="control"
        accept="application/pdf,image/jpeg,image/png"
        [id]="fieldId()"
        [disabled]="percent() !== undefined"
        [attr.aria-describedby]="fieldId() + '-hint ' + fieldId() + '-error'"
        [attr.aria-invalid]="wrong() ? 'true' : null"
        (change)="choose(field)"
      />
      <p class="wrong" [id]="fieldId() + '-error'">{{ wrong() }}</p>
      @if (problem(); as error) {
        <wemi-problem [error]="error" (retry)="again()" />
      }
      @if (percent() !== undefined) {
        <progress max="100" [value]="percent()" [attr.aria-label]="label()"></progress>
      }
      <p role="status">{{ percent() === undefined ? '' : words.say('act.sending') }}</p>
    </div>
  `,
  styles: `
    p {
      overflow-wrap: anywhere;
    }
    progress {
      width: 100%;
    }
  `,
})
export class FileField<Answer extends { id: string; name: string }> {
  readonly fieldId = input.required<string>();
  readonly label = input.required<string>();
  readonly help = input('');
  /** The one that is there. */
  readonly file = input.required<Answer | undefined>();
  /** What is to be corrected, in words. */
  readonly wrong = input('');
  /** Where files are uploaded to; one of them is taken away under its id. */
  readonly url = input.required<string>();
  /** What the file is for, as the API is told. */
  readonly params = input.required<Record<string, string>>();
  readonly answered = output<Answer | undefined>();
  protected readonly words = inject(Words);
  readonly #http = inject(HttpClient);
  protected readonly problem = signal<unknown>(undefined);
  /** Of the file on its way up; undefined when none is. */
  protected readonly percent = signal<number | undefined>(undefined);
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
    this.problem.set(undefined);
    this.percent.set(0);
    const before = this.file();
    try {
      this.answered.emit(await this.#send(file, key));
      this.#failed = undefined;
      if (before) void this.#forget(before.id);
    } catch (error) {
      this.#failed = { file, key };
      this.problem.set(error);
    } finally {
      this.percent.set(undefined);
    }
  }

  async #send(file: File, key: string): Promise<Answer> {
    const body = new FormData();
    body.append('file', file, file.name);
    const headers = { 'idempotency-key': key };
    const params = this.params();
    const told = { params, headers, reportProgress: true, observe: 'events' } as const;
    const events = this.#http.post<Answer>(this.url(), body, told).pipe(
      tap((event) => {
        if (event.type !== HttpEventType.UploadProgress) return;
        this.percent.set(Math.round((100 * event.loaded) / (event.total || file.size || 1)));
      }),
      filter(({ type }) => type === HttpEventType.Response),
    );
    return ((await lastValueFrom(events)) as HttpResponse<Answer>).body!;
  }

  /** One that stays behind is the answer of nothing, and goes by itself after a day. */
  async #forget(id: string): Promise<void> {
    await firstValueFrom(this.#http.delete(`${this.url()}/${id}`)).catch(() => undefined);
  }
}
