import type { HttpClient } from '@angular/common/http';
import { HttpEventType, type HttpResponse } from '@angular/common/http';
import { signal } from '@angular/core';
import { filter, lastValueFrom, tap } from 'rxjs';

/** A file on its way up. */
export interface Rising<Place> {
  key: string;
  /** What it is for. */
  place: Place;
  file: File;
  percent: number;
  error?: unknown;
}

export interface Landing {
  url: string;
  params: Record<string, string | number>;
}

/** Files on their way to where documents are kept, each with its progress or with what went wrong. */
export class RisingFiles<Place> {
  readonly #http: HttpClient;
  readonly #landing: (place: Place) => Landing;
  readonly #arrived: (answer: unknown) => void;
  readonly #files = signal<readonly Rising<Place>[]>([]);
  readonly files = this.#files.asReadonly();

  /** @param arrived called for each file that is there now, with what the API says of it */
  constructor(
    http: HttpClient,
    landing: (place: Place) => Landing,
    arrived: (answer: unknown) => void,
  ) {
    this.#http = http;
    this.#landing = landing;
    this.#arrived = arrived;
  }

  /** @returns whether it arrived; if not, the file stays in `files` with what went wrong */
  async upload(place: Place, file: File): Promise<boolean> {
    const rising: Rising<Place> = { key: crypto.randomUUID(), place, file, percent: 0 };
    this.#files.update((all) => [...all, rising]);
    return this.#send(rising);
  }

  /** Under the same key, so that a file that did arrive is not there twice. */
  async again(rising: Rising<Place>): Promise<boolean> {
    this.#change(rising.key, { percent: 0, error: undefined });
    return this.#send(rising);
  }

  giveUp({ key }: Pick<Rising<Place>, 'key'>): void {
    this.#files.update((all) => all.filter((one) => one.key !== key));
  }

  async #send({ key, place, file }: Rising<Place>): Promise<boolean> {
    const body = new FormData();
    body.append('file', file, file.name);
    const { url, params } = this.#landing(place);
    const sending = this.#http.post(url, body, {
      params,
      headers: { 'Idempotency-Key': key },
      reportProgress: true,
      observe: 'events',
    });
    let answer: unknown;
    try {
      const last = await lastValueFrom(
        sending.pipe(
          tap((event) => {
            if (event.type !== HttpEventType.UploadProgress) return;
            const percent = Math.round((100 * event.loaded) / (event.total || file.size || 1));
            this.#change(key, { percent });
          }),
          filter(({ type }) => type === HttpEventType.Response),
        ),
      );
      answer = (last as HttpResponse<unknown>).body;
    } catch (error) {
      this.#change(key, { error });
      return false;
    }
    this.#arrived(answer);
    this.giveUp({ key });
    return true;
  }

  #change(key: string, change: Partial<Rising<Place>>): void {
    this.#files.update((all) => all.map((one) => (one.key === key ? { ...one, ...change } : one)));
  }
}
