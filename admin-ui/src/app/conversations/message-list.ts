import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core'; // prettier-ignore
import { MatButton } from '@angular/material/button';
import type { Attachment, Message } from '../api-types';
import { ProblemBox } from '../problem/problem-box';
import { saveFile } from '../history/save-file';
import { Words } from '../words/words';
import { Conversations } from './conversations';
import type { Shown } from './merge-pages';

/** A conversation, the oldest on top: who wrote what and when, what came with it, whether it was read. */
@Component({
  selector: 'wemi-message-list',
  imports: [MatButton, ProblemBox],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './message-list.html',
  styles: `
    ol {
      padding: 0;
      list-style: none;
    }

    li {
      padding: 8px 12px;
      border-inline-start: 4px solid var(--wemi-line);
      overflow-wrap: anywhere;
    }

    li + li {
      margin-top: 8px;
    }

    li.own {
      border-color: var(--mat-sys-primary);
    }

    p {
      margin: 4px 0;
    }

    .text {
      white-space: pre-wrap;
    }

    .replaced {
      text-decoration: line-through;
    }
  `,
})
export class MessageList {
  readonly shown = input.required<Shown>();
  readonly mayWrite = input(false);
  /** Whether documents can be asked for, beginning with a message of the citizen's side. */
  readonly mayAsk = input(false);
  readonly correct = output<Message>();
  readonly ask = output<Message>();
  protected readonly words = inject(Words);
  readonly #conversations = inject(Conversations);
  protected readonly problem = signal<unknown>(undefined);
  protected readonly isFetching = signal(false);
  protected readonly messages = computed(() => [...this.shown().items].reverse());
  /** The last own message that the other side has read. */
  protected readonly readMark = computed(() => {
    const own = this.shown().items.filter(({ author }) => author.isReader);
    const others = this.shown().read.filter(({ side }) => side !== own[0]?.author.side);
    const [mark] = others.sort((a, b) => b.throughSeq - a.throughSeq);
    const message = mark && own.find(({ seq }) => seq <= mark.throughSeq);
    return message && { id: message.id, at: mark.at };
  });

  protected nameOf({ author }: Message): string {
    if (author.isReader) return this.words.say('conversations.you');
    return author.name ?? this.words.say(`conversations.someone.${author.side}`);
  }

  protected async older(): Promise<void> {
    if (this.isFetching()) return;
    this.isFetching.set(true);
    await this.#try(() => this.#conversations.older());
    this.isFetching.set(false);
  }

  protected async download(document: Attachment): Promise<void> {
    await this.#try(async () => saveFile(document.name, await this.#conversations.read(document)));
  }

  async #try(work: () => Promise<void>): Promise<void> {
    this.problem.set(undefined);
    await work().catch((error: unknown) => this.problem.set(error));
  }
}
