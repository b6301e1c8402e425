import { HttpClient } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { firstValueFrom } from 'rxjs';
import { saveFile } from '../history/save-file';
import { ProblemBox } from '../problem/problem-box';
import { Words } from '../words/words';

/** The name of a file, and a button that fetches it. */
@Component({
  selector: 'wemi-file-link',
  imports: [MatButton, ProblemBox],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <span class="name">{{ name() }}</span>
    <button
      matButton
      type="button"
      class="no-print"
      [attr.aria-label]="words.say('integration.downloadNamed', { name: name() })"
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
export class FileLink {
  readonly name = input.required<string>();
  readonly url = input.required<string>();
  protected readonly words = inject(Words);
  protected readonly problem = signal<unknown>(undefined);
  readonly #http = inject(HttpClient);

  /** Asked for with the token, so a plain link would not do. */
  protected async download(): Promise<void> {
    this.problem.set(undefined);
    try {
      const content = this.#http.get(this.url(), { responseType: 'blob' });
      saveFile(this.name(), await firstValueFrom(content));
    } catch (error) {
      this.problem.set(error);
    }
  }
}
