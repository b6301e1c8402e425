import { HttpClient } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { firstValueFrom } from 'rxjs';
import type { VoucherDocument } from '../api-types';
import { saveFile } from '../history/save-file';
import { ProblemBox } from '../problem/problem-box';
import { Words } from '../words/words';

/** What was sent with an application. Who reads it is written down, and the person can see it. */
@Component({
  selector: 'wemi-sent-documents',
  imports: [MatButton, ProblemBox],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (documents().length > 0) {
      @if (problem(); as error) {
        <wemi-problem [error]="error" (retry)="problem.set(undefined)" />
      }
      <ul>
        @for (document of documents(); track document.id) {
          <li>
            {{ words.say('vouchers.new.document.' + document.kind) }}: {{ document.name }}
            <button
              matButton
              type="button"
              class="no-print"
              [attr.aria-label]="words.say('integration.downloadNamed', { name: document.name })"
              (click)="download(document)"
            >
              {{ words.say('integration.download') }}
            </button>
          </li>
        }
      </ul>
      <p class="muted">{{ words.say('integration.written') }}</p>
    }
  `,
  styles: `
    li {
      overflow-wrap: anywhere;
    }
  `,
})
export class SentDocuments {
  readonly documents = input.required<readonly VoucherDocument[]>();
  protected readonly words = inject(Words);
  protected readonly problem = signal<unknown>(undefined);
  readonly #http = inject(HttpClient);

  /** Asked for with the token, so a plain link would not do. */
  protected async download({ id, name }: VoucherDocument): Promise<void> {
    this.problem.set(undefined);
    try {
      const url = `/api/voucher-documents/${id}`;
      saveFile(name, await firstValueFrom(this.#http.get(url, { responseType: 'blob' })));
    } catch (error) {
      this.problem.set(error);
    }
  }
}
