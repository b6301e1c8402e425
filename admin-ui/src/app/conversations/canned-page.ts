import { HttpClient, httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { form, FormField, maxLength, pattern, required } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { firstValueFrom } from 'rxjs';
import { type Confirmation, isConfirmed } from '../act/confirm-dialog';
import { FieldError, isWrong } from '../act/field-error';
import type { CannedAnswer, CannedAnswersAnswer } from '../api-types';
import { keepLast } from '../live/keep-last';
import { Bones } from '../load/bones';
import { ProblemBox } from '../problem/problem-box';
import { SendOnce } from '../session/send-once';
import { Words } from '../words/words';

const EMPTY = { title: '', textIt: '', textEn: '' };

/** The texts that an ente, or the office, keeps to answer with. */
@Component({
  imports: [Bones, FieldError, FormField, MatButton, ProblemBox],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './canned-page.html',
  styles: `
    :host {
      display: grid;
      gap: 16px;
      max-width: 720px;
    }

    ul {
      padding: 0;
      list-style: none;
    }

    li {
      padding: 8px 0;
      overflow-wrap: anywhere;
    }

    .text {
      white-space: pre-wrap;
    }
  `,
})
export class CannedPage {
  protected readonly words = inject(Words);
  readonly #http = inject(HttpClient);
  readonly #once = inject(SendOnce);
  readonly #dialog = inject(MatDialog);
  protected readonly isWrong = isWrong;
  protected readonly resource = httpResource<CannedAnswersAnswer>(() => '/api/canned-answers');
  readonly #found = keepLast(this.resource);
  protected readonly answers = computed(() => this.#found()?.items);
  protected readonly problem = signal<unknown>(undefined);
  protected readonly isSending = signal(false);
  protected readonly said = signal('');
  /** The one that is being changed; a new one when there is none. */
  protected readonly changing = signal<CannedAnswer | undefined>(undefined);
  readonly #model = signal(EMPTY);
  protected readonly answer = form(this.#model, (path) => {
    required(path.title, { message: 'canned.wrongTitle' });
    pattern(path.title, /\S/, { message: 'canned.wrongTitle' });
    maxLength(path.title, 80, { message: 'wrong.tooLong' });
    required(path.textIt, { message: 'canned.wrongText' });
    pattern(path.textIt, /\S/, { message: 'canned.wrongText' });
    maxLength(path.textIt, 5_000, { message: 'wrong.tooLong' });
    maxLength(path.textEn, 5_000, { message: 'wrong.tooLong' });
  });

  protected change(answer: CannedAnswer): void {
    this.said.set('');
    this.changing.set(answer);
    const { title, textIt, textEn } = answer;
    this.#model.set({ title, textIt, textEn: textEn ?? '' });
    document.getElementById('canned-title')?.focus();
  }

  protected leave(): void {
    this.changing.set(undefined);
    this.#model.set(EMPTY);
    this.answer().reset();
  }

  protected async save(): Promise<void> {
    for (const field of [this.answer.title, this.answer.textIt, this.answer.textEn])
      field().markAsTouched();
    if (!this.answer().valid()) return;
    const { title, textIt, textEn } = this.#model();
    const body = { title, textIt, textEn: textEn.trim() ? textEn : null };
    const known = this.changing();
    await this.#try('saved', async () => {
      if (known) await firstValueFrom(this.#http.put(`/api/canned-answers/${known.id}`, body));
      else await this.#once.post('/api/canned-answers', body);
      this.leave();
    });
  }

  protected async remove({ id, title }: CannedAnswer): Promise<void> {
    const data: Confirmation = {
      title: this.words.say('canned.removeNamed', { title }),
      text: this.words.say('canned.removeMeans'),
      confirm: this.words.say('canned.remove'),
    };
    if (!(await isConfirmed(this.#dialog, data))) return;
    await this.#try('removed', async () => {
      await firstValueFrom(this.#http.delete(`/api/canned-answers/${id}`));
      if (this.changing()?.id === id) this.leave();
    });
  }

  async #try(done: 'saved' | 'removed', work: () => Promise<void>): Promise<void> {
    this.problem.set(undefined);
    this.said.set('');
    this.isSending.set(true);
    try {
      await work();
      this.said.set(this.words.say(`canned.${done}`));
    } catch (error) {
      this.problem.set(error);
    } finally {
      this.isSending.set(false);
      this.resource.reload();
    }
  }
}
