import { httpResource } from '@angular/common/http';
import type { ElementRef } from '@angular/core';
import { ChangeDetectionStrategy, Component, computed, effect, inject, input, linkedSignal, model, output, signal, untracked, viewChild } from '@angular/core'; // prettier-ignore
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { RouterLink } from '@angular/router';
import { type Confirmation, isConfirmed } from '../act/confirm-dialog';
import type { Attachment, CannedAnswersAnswer, Conversation, Message } from '../api-types';
import { readProblem } from '../problem/problem';
import { ProblemBox } from '../problem/problem-box';
import { Session } from '../session/session';
import { Words } from '../words/words';
import { Conversations } from './conversations';

const TEXT_AT_MOST = 5_000;
const FILES_AT_MOST = 10;

/** Where one writes a message or a note: words, canned answers, files. Nothing is lost that did not go. */
@Component({
  selector: 'wemi-composer',
  imports: [MatButton, ProblemBox, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './composer.html',
  styles: `
    textarea {
      min-height: 96px;
    }

    button[type='submit'] {
      margin-block: 12px;
    }

    .file {
      overflow-wrap: anywhere;
    }
  `,
})
export class Composer {
  readonly to = input.required<Conversation>();
  /** An own message that the next one puts right. */
  readonly correcting = model<Message | undefined>();
  readonly said = output<string>();
  protected readonly words = inject(Words);
  readonly #conversations = inject(Conversations);
  readonly #dialog = inject(MatDialog);
  protected readonly writing = viewChild.required<ElementRef<HTMLTextAreaElement>>('field');
  readonly #id = computed(() => this.to().id);
  protected readonly mostCharacters = TEXT_AT_MOST;
  readonly #role = inject(Session).role;
  protected readonly hasCanned = computed(
    () => this.to().kind !== 'notes' && ['ente', 'admin'].includes(this.#role() ?? ''),
  );
  readonly #canned = httpResource<CannedAnswersAnswer>(() =>
    this.hasCanned() ? '/api/canned-answers' : undefined,
  );
  protected readonly canned = computed(() =>
    this.#canned.hasValue() ? this.#canned.value().items : [],
  );
  protected readonly text = linkedSignal<string, string>({
    source: this.#id,
    computation: (id) => this.#conversations.begun.get(id) ?? '',
  });
  protected readonly there = linkedSignal<string, readonly Attachment[]>({
    source: this.#id,
    computation: () => [],
  });
  protected readonly problem = linkedSignal<string, unknown>({
    source: this.#id,
    computation: () => undefined,
  });
  protected readonly isSending = signal(false);
  protected readonly rising = signal('');
  protected readonly isEmpty = computed(() => !this.text().trim() && this.there().length === 0);

  constructor() {
    effect(() => {
      const wrong = this.correcting();
      if (!wrong) return;
      untracked(() => this.write(wrong.text));
      this.writing().nativeElement.focus();
    });
  }

  protected write(text: string): void {
    this.text.set(text);
    this.#conversations.begun.set(this.to().id, text);
  }

  /** Added to what is written already, where there is room. */
  protected insert(field: HTMLSelectElement): void {
    const answer = this.canned().find(({ id }) => id === field.value);
    field.value = '';
    if (!answer) return;
    const words = this.words.language() === 'en' ? (answer.textEn ?? answer.textIt) : answer.textIt;
    const both = [this.text().trim(), words].filter((part) => part !== '').join('\n');
    this.write(both.slice(0, TEXT_AT_MOST));
    this.writing().nativeElement.focus();
  }

  protected async attach(field: HTMLInputElement): Promise<void> {
    const room = FILES_AT_MOST - this.there().length;
    const files = [...(field.files ?? [])].slice(0, Math.max(0, room));
    // The same file can be chosen again after it was removed.
    field.value = '';
    this.problem.set(undefined);
    for (const file of files) {
      this.rising.set(file.name);
      await this.#try(async () => {
        const document = await this.#conversations.upload(file);
        this.there.update((all) => [...all, document]);
        this.said.emit(this.words.say('conversations.uploaded', { name: file.name }));
      });
    }
    this.rising.set('');
  }

  protected async remove(document: Attachment): Promise<void> {
    await this.#try(async () => {
      await this.#conversations.remove(document);
      this.there.update((all) => all.filter(({ id }) => id !== document.id));
    });
  }

  protected async send(confirmContacts = false): Promise<void> {
    if (this.isSending() || this.isEmpty()) return;
    this.isSending.set(true);
    this.problem.set(undefined);
    const wrong = this.correcting();
    const outgoing = {
      text: this.text(),
      documentIds: this.there().map(({ id }) => id),
      ...(wrong ? { correctsId: wrong.id } : {}),
      ...(confirmContacts ? { confirmContacts } : {}),
    };
    const error = await this.#conversations.send(this.to(), outgoing).then(
      () => undefined,
      (failed: unknown) => failed ?? new Error('not sent'),
    );
    this.isSending.set(false);
    if (error === undefined) return this.#beginAnew();
    const { code, errors } = readProblem(error);
    if (code !== 'contacts-before-order') return this.problem.set(error);
    const data: Confirmation = {
      title: this.words.say('conversations.contacts'),
      text: errors?.[0]?.message ?? '',
      confirm: this.words.say('conversations.sendAnyway'),
    };
    if (await isConfirmed(this.#dialog, data)) await this.send(true);
    else this.writing().nativeElement.focus();
  }

  #beginAnew(): void {
    this.write('');
    this.there.set([]);
    this.correcting.set(undefined);
    this.said.emit(this.words.say('conversations.sent'));
    this.writing().nativeElement.focus();
  }

  async #try(work: () => Promise<void>): Promise<void> {
    await work().catch((error: unknown) => this.problem.set(error));
  }
}
