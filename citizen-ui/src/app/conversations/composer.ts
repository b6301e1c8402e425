import { HttpClient } from '@angular/common/http';
import type { ElementRef } from '@angular/core';
import { Component, Injector, computed, effect, inject, input, linkedSignal, model, signal, untracked, viewChild } from '@angular/core'; // prettier-ignore
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { Announcer } from '../live/announcer';
import { askToConfirm } from '../parts/ask-to-confirm';
import { FileRows } from '../parts/file-rows';
import { ProblemPanel } from '../parts/problem-panel';
import { RisingFiles } from '../parts/rising-files';
import { readFailure } from '../remote/problem';
import type { Attachment, Conversation, Message } from '../remote/types';
import { Conversations } from './conversations';

const TEXT_AT_MOST = 5_000;
const FILES_AT_MOST = 10;

/** Where one writes: words, files, and what is asked before contact details go. Nothing is lost that did not go. */
@Component({
  selector: 'app-composer',
  imports: [FileRows, ProblemPanel, TranslocoPipe],
  styleUrl: './composer.scss',
  templateUrl: './composer.html',
})
export class Composer {
  readonly to = input.required<Conversation>();
  /** An own message that the next one puts right. */
  readonly correcting = model<Message | undefined>();
  protected readonly conversations = inject(Conversations);
  readonly #injector = inject(Injector);
  readonly #words = inject(TranslocoService);
  readonly #announcer = inject(Announcer);
  protected readonly writing = viewChild.required<ElementRef<HTMLTextAreaElement>>('field');
  readonly #id = computed(() => this.to().id);
  protected readonly mostCharacters = TEXT_AT_MOST;
  protected readonly text = linkedSignal<string, string>({
    source: this.#id,
    computation: (id) => this.conversations.begun.get(id) ?? '',
  });
  protected readonly there = linkedSignal<string, readonly Attachment[]>({
    source: this.#id,
    computation: () => [],
  });
  protected readonly isForAll = linkedSignal<string, boolean>({
    source: this.#id,
    computation: () => false,
  });
  protected readonly isSending = signal(false);
  protected readonly failure = linkedSignal<string, unknown>({
    source: this.#id,
    computation: () => undefined,
  });
  protected readonly rising = new RisingFiles<string>(
    inject(HttpClient),
    () => this.conversations.landing(),
    (document) => this.there.update((all) => [...all, document as Attachment]),
  );
  protected readonly isEmpty = computed(() => !this.text().trim() && this.there().length === 0);
  /** One per message: a try that was not answered and the next are the same one. */
  #key = crypto.randomUUID();

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
    this.conversations.begun.set(this.to().id, text);
    this.#key = crypto.randomUUID();
  }

  protected async attach(field: HTMLInputElement): Promise<void> {
    const room = FILES_AT_MOST - this.there().length - this.rising.files().length;
    const files = [...(field.files ?? [])].slice(0, Math.max(0, room));
    // The same file can be chosen again after it was removed.
    field.value = '';
    for (const file of files) {
      const isThere = await this.rising.upload(this.to().id, file);
      const said = isThere ? 'integration.uploaded' : 'integration.failed';
      this.#announcer.say(this.#words.translate(said, { name: file.name }));
    }
  }

  protected async remove(id: string): Promise<void> {
    this.failure.set(undefined);
    try {
      await this.conversations.remove({ id });
      this.there.update((all) => all.filter((one) => one.id !== id));
    } catch (error) {
      this.failure.set(error);
    }
  }

  protected async send(confirmContacts = false): Promise<void> {
    if (this.isSending() || this.isEmpty()) return;
    this.isSending.set(true);
    this.failure.set(undefined);
    const to = this.to();
    const outgoing = {
      text: this.text(),
      documentIds: this.there().map(({ id }) => id),
      ...(this.correcting() ? { correctsId: this.correcting()!.id } : {}),
      ...(this.isForAll() ? { isForAll: true } : {}),
      ...(confirmContacts ? { confirmContacts } : {}),
    };
    const error = await this.conversations.send(to, outgoing, this.#key).then(
      () => undefined,
      (failed: unknown) => failed ?? new Error('not sent'),
    );
    this.isSending.set(false);
    if (error === undefined) return this.#beginAnew();
    const { code, title, errors } = readFailure(error);
    if (code !== 'contacts-before-order') return this.failure.set(error);
    if (await this.#mayGo(errors[0]?.message ?? title ?? '')) await this.send(true);
    else this.writing().nativeElement.focus();
  }

  #beginAnew(): void {
    this.write('');
    this.there.set([]);
    this.correcting.set(undefined);
    this.isForAll.set(false);
    this.#announcer.say(this.#words.translate('conversations.sent'));
    this.writing().nativeElement.focus();
  }

  async #mayGo(warning: string): Promise<boolean> {
    const answer = await askToConfirm(this.#injector, {
      title: this.#words.translate('conversations.ask.title'),
      text: [warning],
      confirm: this.#words.translate('conversations.ask.confirm'),
    });
    return answer === true;
  }
}
