import { Component, computed, inject, input, output, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { ExactPipe, RecentPipe } from '../format/date-pipes';
import { saveFile } from '../calendar/save-file';
import { ProblemPanel } from '../parts/problem-panel';
import type { Attachment, Message } from '../remote/types';
import { Conversations } from './conversations';
import type { Shown } from './merge-pages';

/** A conversation, the oldest on top: who wrote what and when, what came with it, whether it was read. */
@Component({
  selector: 'app-message-list',
  imports: [ExactPipe, ProblemPanel, RecentPipe, TranslocoPipe],
  styleUrl: './message-list.scss',
  templateUrl: './message-list.html',
})
export class MessageList {
  readonly shown = input.required<Shown>();
  readonly mayWrite = input(false);
  readonly correct = output<Message>();
  readonly #conversations = inject(Conversations);
  protected readonly failure = signal<unknown>(undefined);
  protected readonly isFetching = signal(false);
  protected readonly messages = computed(() => [...this.shown().items].reverse());
  /** The last own message that the other side has read. */
  protected readonly readMark = computed(() => {
    const own = this.shown().items.filter(({ author }) => author.isReader);
    const others = this.shown().read.filter(({ side }) => side !== own[0]?.author.side);
    const mark = others.sort((a, b) => b.throughSeq - a.throughSeq)[0];
    const message = mark && own.find(({ seq }) => seq <= mark.throughSeq);
    return message && { id: message.id, at: mark.at };
  });

  protected async older(): Promise<void> {
    if (this.isFetching()) return;
    this.isFetching.set(true);
    await this.#whileSaying(() => this.#conversations.older());
    this.isFetching.set(false);
  }

  protected async download(document: Attachment): Promise<void> {
    await this.#whileSaying(async () => {
      saveFile(document.name, await this.#conversations.read(document));
    });
  }

  async #whileSaying(work: () => Promise<void>): Promise<void> {
    this.failure.set(undefined);
    await work().catch((error: unknown) => this.failure.set(error));
  }
}
