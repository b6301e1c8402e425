import { HttpClient } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { firstValueFrom } from 'rxjs';
import type { Pratica } from '../api-types';
import { saveFile } from '../history/save-file';
import { ProblemBox } from '../problem/problem-box';
import { Words } from '../words/words';

export type NeedFileFacts = NonNullable<Pratica['need']['params'][number]['document']>;

/** A file with which a question was answered. That it is read is written down. */
@Component({
  selector: 'wemi-need-file',
  imports: [MatButton, ProblemBox],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <span class="name">{{ file().name }}</span>
    <button
      matButton
      type="button"
      class="no-print"
      [attr.aria-label]="words.say('integration.downloadNamed', { name: file().name })"
      (click)="download()"
    >
      {{ words.say('integration.download') }}
    </button>
    @if (problem(); as error) {
      <wemi-problem [error]="error" (retry)="download()" />
    }
  `,
  styles: `
    .name {
      overflow-wrap: anywhere;
    }
  `,
})
export class NeedFile {
  readonly praticaId = input.required<string>();
  readonly file = input.required<NeedFileFacts>();
  protected readonly words = inject(Words);
  protected readonly problem = signal<unknown>(undefined);
  readonly #http = inject(HttpClient);

  /** Asked for with the token, so a plain link would not do. */
  protected async download(): Promise<void> {
    this.problem.set(undefined);
    const { id, name } = this.file();
    try {
      const url = `/api/pratiche/${this.praticaId()}/need-documents/${id}`;
      saveFile(name, await firstValueFrom(this.#http.get(url, { responseType: 'blob' })));
    } catch (error) {
      this.problem.set(error);
    }
  }
}
