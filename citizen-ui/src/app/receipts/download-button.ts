import { HttpClient } from '@angular/common/http';
import { Component, computed, inject, input, signal } from '@angular/core';
import { saveFile } from '../calendar/save-file';
import { Language } from '../language/language';
import { Announcer } from '../live/announcer';
import { ProblemPanel } from '../parts/problem-panel';
import { loadDocument } from './load-document';
import { RECEIPT_WORDS } from './words';

/** Fetches a document as who is signed in, and hands it to the browser's own downloads. */
@Component({
  selector: 'app-download-button',
  imports: [ProblemPanel],
  template: `
    @if (failure(); as error) {
      <app-problem-panel [error]="error" (retry)="download()" />
    }
    <button
      type="button"
      class="button plain"
      [attr.aria-disabled]="isLoading()"
      (click)="download()"
    >
      {{ isLoading() ? words().preparing : text() }}
      @if (about()) {
        <span class="visually-hidden">: {{ about() }}</span>
      }
    </button>
  `,
})
export class DownloadButton {
  readonly url = input.required<string>();
  /** Of the file, with its ending. */
  readonly name = input.required<string>();
  readonly text = input.required<string>();
  /** Which of several like it, for those who listen. */
  readonly about = input('');
  readonly #http = inject(HttpClient);
  readonly #announcer = inject(Announcer);
  readonly #language = inject(Language);
  protected readonly words = computed(() => RECEIPT_WORDS[this.#language.code()]);
  protected readonly isLoading = signal(false);
  protected readonly failure = signal<unknown>(undefined);

  protected async download(): Promise<void> {
    if (this.isLoading()) return;
    this.isLoading.set(true);
    this.failure.set(undefined);
    try {
      saveFile(this.name(), await loadDocument(this.#http, this.url()));
      this.#announcer.say(this.words().saved);
    } catch (error) {
      this.failure.set(error);
    } finally {
      this.isLoading.set(false);
    }
  }
}
