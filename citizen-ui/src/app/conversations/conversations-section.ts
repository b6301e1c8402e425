import { Component, effect, inject, linkedSignal, untracked } from '@angular/core';
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
import { MessageList } from './message-list';

/** «Messaggi»: with whom one writes about this pratica, and the conversation that is open. */
@Component({
  selector: 'app-conversations-section',
  imports: [Composer, ExactPipe, MessageList, ProblemPanel, RecentPipe, Skeleton, TranslocoPipe],
  styleUrl: './conversations-section.scss',
  templateUrl: './conversations-section.html',
})
export class ConversationsSection {
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

  #sayArrived({ author }: Message): void {
    const who = author.name ?? this.#words.translate(`conversations.someone.${author.side}`);
    this.#announcer.say(this.#words.translate('conversations.arrived', { who }));
  }
}
