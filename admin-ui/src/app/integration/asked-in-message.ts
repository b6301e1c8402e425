import { Injectable } from '@angular/core';

const NOTE_AT_MOST = 500;

/** The message that a request for documents begins from: its words are the first note of the form. */
@Injectable()
export class AskedInMessage {
  #text = '';

  begin(text: string): void {
    this.#text = text.slice(0, NOTE_AT_MOST);
  }

  /** Once: the next request begins empty. */
  take(): string {
    const text = this.#text;
    this.#text = '';
    return text;
  }
}
