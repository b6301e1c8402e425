import { HttpClient } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, ElementRef, inject, input, output, signal } from '@angular/core'; // prettier-ignore
import { MatButton } from '@angular/material/button';
import { firstValueFrom } from 'rxjs';
import { type Photo, PHOTO_LIMITS } from '../../../../catalogue/photos';
import type { ContentImage } from '../api-types';
import { ProblemBox } from '../problem/problem-box';
import { Words } from '../words/words';

/** Photographs with what they show: added, put in order, taken out. What is changed is for the form to keep. */
@Component({
  selector: 'wemi-photos-field',
  imports: [MatButton, ProblemBox],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './photos-field.html',
  styleUrl: './photos-field.scss',
})
export class PhotosField {
  readonly photos = input.required<readonly Photo[]>();
  /** What the API says against them. */
  readonly wrong = input<readonly string[]>([]);
  /** Whether it is wrong by now that one does not say what it shows. */
  readonly isChecked = input(false);
  readonly changed = output<Photo[]>();
  protected readonly words = inject(Words);
  readonly #http = inject(HttpClient);
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  protected readonly limits = PHOTO_LIMITS;
  protected readonly languages = [
    { code: 'it', field: 'altIt' },
    { code: 'en', field: 'altEn' },
  ] as const;
  protected readonly isSending = signal(false);
  protected readonly problem = signal<unknown>(undefined);
  protected readonly outcome = signal('');
  /** The same file, sent again after no answer came, is one picture. */
  #sent: { file: File; key: string } | undefined;

  protected isBlank(alt: string): boolean {
    return alt.trim() === '';
  }

  protected isWrong(alt: string): 'true' | null {
    return this.isChecked() && this.isBlank(alt) ? 'true' : null;
  }

  protected say(index: number, field: 'altIt' | 'altEn', text: string): void {
    this.changed.emit(this.photos().map((photo, at) => (at === index ? { ...photo, [field]: text } : photo))); // prettier-ignore
  }

  protected move(index: number, by: -1 | 1): void {
    const photos = [...this.photos()];
    const [photo] = photos.splice(index, 1);
    photos.splice(index + by, 0, photo!);
    this.changed.emit(photos);
    this.outcome.set(this.words.say('photos.moved', { n: index + by + 1 }));
    const isAtEnd = index + by === (by < 0 ? 0 : photos.length - 1);
    this.#focus(`#photo-${by < 0 !== isAtEnd ? 'up' : 'down'}-${index + by}`);
  }

  protected remove(index: number): void {
    this.changed.emit(this.photos().filter((_, at) => at !== index));
    this.outcome.set(this.words.say('photos.removed'));
    this.#focus('#photo-file');
  }

  protected async add(field: HTMLInputElement): Promise<void> {
    const [file] = field.files ?? [];
    if (!file || this.isSending()) return;
    this.isSending.set(true);
    this.problem.set(undefined);
    this.outcome.set('');
    try {
      const { path } = await this.#upload(file);
      const index = this.photos().length;
      this.changed.emit([...this.photos(), { path, altIt: '', altEn: '' }]);
      this.outcome.set(this.words.say('photos.added'));
      this.#focus(`#photo-it-${index}`);
    } catch (error) {
      this.problem.set(error);
    } finally {
      field.value = '';
      this.isSending.set(false);
    }
  }

  async #upload(file: File): Promise<ContentImage> {
    if (this.#sent?.file !== file) this.#sent = { file, key: crypto.randomUUID() };
    const body = new FormData();
    body.append('file', file, file.name);
    const headers = { 'idempotency-key': this.#sent.key };
    return firstValueFrom(this.#http.post<ContentImage>('/api/office/ente/images', body, { headers })); // prettier-ignore
  }

  #focus(selector: string): void {
    setTimeout(() => this.#host.querySelector<HTMLElement>(selector)?.focus());
  }
}
