import { HttpClient } from '@angular/common/http';
import { Component, inject, input, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { firstValueFrom } from 'rxjs';
import { saveFile } from '../calendar/save-file';
import { ProblemPanel } from '../parts/problem-panel';
import type { Pratica } from '../remote/types';

type NeedFileFacts = NonNullable<Pratica['need']['params'][number]['document']>;

/** A file with which a question was answered, by its name, to be downloaded. */
@Component({
  selector: 'app-need-file',
  imports: [ProblemPanel, TranslocoPipe],
  styles: `
    .name {
      overflow-wrap: anywhere;
    }
  `,
  template: `
    <span class="name">{{ file().name }}</span>
    <button
      type="button"
      class="button plain no-print"
      [attr.aria-label]="'integration.downloadNamed' | transloco: { name: file().name }"
      (click)="download()"
    >
      {{ 'integration.download' | transloco }}
    </button>
    @if (failure(); as error) {
      <app-problem-panel [error]="error" (retry)="download()" />
    }
  `,
})
export class NeedFile {
  readonly praticaId = input.required<string>();
  readonly file = input.required<NeedFileFacts>();
  readonly #http = inject(HttpClient);
  protected readonly failure = signal<unknown>(undefined);

  /** Asked for with the token, so a plain link would not do. */
  protected async download(): Promise<void> {
    this.failure.set(undefined);
    const { id, name } = this.file();
    try {
      const url = `/api/pratiche/${this.praticaId()}/need-documents/${id}`;
      saveFile(name, await firstValueFrom(this.#http.get(url, { responseType: 'blob' })));
    } catch (error) {
      this.failure.set(error);
    }
  }
}
