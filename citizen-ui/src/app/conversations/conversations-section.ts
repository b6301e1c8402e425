import { Component, effect, inject, input, linkedSignal, untracked } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { ExactPipe, RecentPipe } from '../format/date-pipes';
import { Language } from '../language/language';
import { Announcer } from '../live/announcer';
import { ProblemPanel } from '../parts/problem-panel';
import { Skeleton } from '../parts/skeleton';
import { PraticaStore } from '../pratica/pratica-store';
import type { Conversation, Message } from '../remote/types';
import { Composer } from './composer';
import { Conversations } from './conversations';
import { leadToUnread } from './lead-to-unread';
import { MessageList } from './message-list';

/** «Messaggi»: with whom one writes about this pratica, and the conversation that is open. */
@Component({
  selector: 'app-conversations-section',
  imports: [Composer, ExactPipe, MessageList, ProblemPanel, RecentPipe, Skeleton, TranslocoPipe],
  styleUrl: './conversations-section.scss',
  templateUrl: './conversations-section.html',
})
export class ConversationsSection {
  /** The conversation that a link leads to. */
  readonly wanted = input<string>();
  protected readonly conversations = inject(Conversations);
  protected readonly store = inject(PraticaStore);
  readonly #words = inject(TranslocoService);
  readonly #announcer = inject(Announcer);
  readonly #language = inject(Language);
  protected readonly correcting = linkedSignal<string, Message | undefined>({
    source: this.conversations.openId,
    computation: () => undefined,
  });

  constructor() {
    leadToUnread({
      wanted: this.wanted,
      all: this.conversations.all,
      shown: this.conversations.shown,
      side: () => 'citizen',
      open: (id) => this.conversations.openId.set(id),
      older: () => this.conversations.older(),
      arrived: (at) => this.#sayOpened(at),
    });
    let seen: { id: string; seq: number } | undefined;
    effect(() => {
      const shown = this.conversations.shown();
      const last = shown?.items[0];
      if (!shown || !last) return;
      const isNew = seen?.id === shown.id && last.seq > seen.seq && !last.author.isReader;
      seen = { id: shown.id, seq: last.seq };
      if (isNew) untracked(() => this.#sayArrived(last));
    });
  }

  protected toggle({ id }: Conversation): void {
    this.conversations.openId.update((open) => (open === id ? '' : id));
  }

  protected nameOf({ kind, enteName }: Conversation): string {
    this.#language.code();
    if (kind === 'citizen-office') return this.#words.translate('conversations.with.office');
    return enteName ?? this.#words.translate('conversations.with.ente');
  }

  #sayOpened(at: Conversation): void {
    const what = { who: this.nameOf(at), n: at.unread };
    this.#announcer.say(this.#words.translate('conversations.opened', what));
  }

  #sayArrived({ author }: Message): void {
    const who = author.name ?? this.#words.translate(`conversations.someone.${author.side}`);
    this.#announcer.say(this.#words.translate('conversations.arrived', { who }));
  }
}
