import { HttpClient } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, ElementRef, inject, output, signal } from '@angular/core'; // prettier-ignore
import { MatButton } from '@angular/material/button';
import { firstValueFrom } from 'rxjs';
import type { ContentImage } from '../api-types';
import { ProblemBox } from '../problem/problem-box';
import { Words } from '../words/words';

/** The words that show a picture, for each text; no English ones where it is not told in English. */
export interface PictureSaid {
  it: string;
  en: string;
}

/** Puts a picture into the texts: nothing is sent before it is said what it shows. */
@Component({
  selector: 'wemi-content-picture',
  imports: [MatButton, ProblemBox],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <details>
      <summary>{{ words.say('content.picture.title') }}</summary>
      <p class="hint">{{ words.say('content.picture.hint') }}</p>
      <div class="field">
        <label for="picture-file">{{ words.say('content.picture.file') }}</label>
        <input
          #file
          id="picture-file"
          class="control"
          type="file"
          accept="image/png,image/jpeg,image/webp"
          aria-describedby="picture-wrong"
          [attr.aria-invalid]="wrong() === 'file' ? 'true' : null"
        />
      </div>
      <div class="pair">
        <div class="field">
          <label for="picture-it">{{ words.say('content.picture.alt.it') }}</label>
          <input
            #it
            id="picture-it"
            class="control"
            lang="it"
            maxlength="200"
            autocomplete="off"
            aria-describedby="picture-wrong"
            [attr.aria-invalid]="wrong() === 'alt' ? 'true' : null"
          />
        </div>
        <div class="field">
          <label for="picture-en">{{ words.say('content.picture.alt.en') }}</label>
          <input #en id="picture-en" class="control" lang="en" maxlength="200" autocomplete="off" />
        </div>
      </div>
      <p class="wrong" id="picture-wrong" role="alert">{{ whatIsWrong() }}</p>
      @if (problem(); as error) {
        <wemi-problem [error]="error" [canRetry]="false" />
      }
      <p role="status">{{ outcome() }}</p>
      <button
        matButton="outlined"
        type="button"
        [disabled]="isSending()"
        (click)="add(file, it, en)"
      >
        {{ words.say(isSending() ? 'act.sending' : 'content.picture.add') }}
      </button>
    </details>
  `,
  styles: `
    summary {
      min-height: 44px;
      padding: 10px 0;
    }

    .field,
    .pair {
      margin-bottom: 12px;
    }

    .pair {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(100%, 260px), 1fr));
      gap: 8px 16px;
    }

    .wrong {
      color: var(--wemi-danger);
      font-weight: 600;
    }

    p:empty {
      display: none;
    }
  `,
})
export class ContentPicture {
  readonly added = output<PictureSaid>();
  protected readonly words = inject(Words);
  readonly #http = inject(HttpClient);
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  protected readonly isSending = signal(false);
  protected readonly problem = signal<unknown>(undefined);
  protected readonly outcome = signal('');
  protected readonly wrong = signal<'' | 'file' | 'alt'>('');
  /** The same file, sent again after no answer came, is one picture. */
  #sent: { file: File; key: string } | undefined;

  protected whatIsWrong(): string {
    const wrong = this.wrong();
    return wrong ? this.words.say(`content.picture.wrong.${wrong}`) : '';
  }

  protected async add(
    field: HTMLInputElement,
    it: HTMLInputElement,
    en: HTMLInputElement,
  ): Promise<void> {
    const [file] = field.files ?? [];
    this.wrong.set(!file ? 'file' : plain(it.value) ? '' : 'alt');
    this.outcome.set('');
    this.problem.set(undefined);
    if (!file || this.wrong()) {
      this.#host.querySelector<HTMLElement>(file ? '#picture-it' : '#picture-file')?.focus();
      return;
    }
    this.isSending.set(true);
    try {
      const { path } = await this.#upload(file);
      const say = (alt: string) => (plain(alt) ? `![${plain(alt)}](${path})` : '');
      this.added.emit({ it: say(it.value), en: say(en.value) });
      this.outcome.set(this.words.say('content.picture.done'));
      for (const one of [field, it, en]) one.value = '';
    } catch (error) {
      this.problem.set(error);
    } finally {
      this.isSending.set(false);
    }
  }

  async #upload(file: File): Promise<ContentImage> {
    if (this.#sent?.file !== file) this.#sent = { file, key: crypto.randomUUID() };
    const body = new FormData();
    body.append('file', file, file.name);
    const headers = { 'idempotency-key': this.#sent.key };
    return firstValueFrom(this.#http.post<ContentImage>('/api/office/content/images', body, { headers })); // prettier-ignore
  }
}

/** Within square brackets, on one line. */
function plain(alt: string): string {
  return alt.replace(/[[\]\\]/g, ' ').replace(/\s+/g, ' ').trim(); // prettier-ignore
}
