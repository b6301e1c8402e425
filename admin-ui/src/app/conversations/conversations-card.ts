import { ChangeDetectionStrategy, Component, computed, effect, inject, input, linkedSignal, output, signal, untracked } from '@angular/core'; // prettier-ignore
import type { Conversation, Message, Pratica } from '../api-types';
import { Bones } from '../load/bones';
import { ProblemBox } from '../problem/problem-box';
import { Session } from '../session/session';
import { Words } from '../words/words';
import { Composer } from './composer';
import { Conversations } from './conversations';
import { leadToUnread } from './lead-to-unread';
import { MessageList } from './message-list';

const SIDES: Record<string, Message['author']['side']> = {
  sportello: 'citizen',
  ente: 'ente',
  admin: 'office',
};

/** The conversations of a pratica, or of a ticket, that this person reads, notes among them, and the one that is open. */
@Component({
  selector: 'wemi-conversations-card',
  imports: [Bones, Composer, MessageList, ProblemBox],
  providers: [Conversations],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './conversations-card.html',
  styleUrl: './conversations-card.scss',
})
export class ConversationsCard {
  /** One of the two: what they are about. */
  readonly pratica = input<Pratica>();
  readonly ticketId = input<string>();
  /** The conversation that a link leads to. */
  readonly wanted = input<string>();
  /** The words of the message that a request for documents begins from. */
  readonly askDocuments = output<string>();
  protected readonly words = inject(Words);
  protected readonly conversations = inject(Conversations);
  readonly #role = inject(Session).role;
  protected readonly said = signal('');
  protected readonly correcting = linkedSignal<string, Message | undefined>({
    source: this.conversations.openId,
    computation: () => undefined,
  });
  protected readonly mayAsk = computed(
    () =>
      this.pratica()?.allowed.some(
        ({ transition, onBehalfOf }) => transition === 'requestIntegration' && onBehalfOf === null,
      ) ?? false,
  );

  constructor() {
    effect(() => this.conversations.pratica.set(this.pratica()));
    effect(() => this.conversations.ticketId.set(this.ticketId()));
    // What a ticket is about is what is written to the office: it is open from the start.
    let isBegun = false;
    effect(() => {
      const [first] = this.ticketId() ? (this.conversations.all() ?? []) : [];
      if (!first || isBegun) return;
      isBegun = true;
      untracked(() => this.conversations.openId.set(first.id));
    });
    leadToUnread({
      wanted: this.wanted,
      all: this.conversations.all,
      shown: this.conversations.shown,
      side: () => SIDES[this.#role() ?? ''],
      open: (id) => this.conversations.openId.set(id),
      older: () => this.conversations.older(),
      arrived: (at) =>
        this.said.set(
          this.words.say('conversations.opened', { who: this.nameOf(at), n: at.unread }),
        ),
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
    this.said.set('');
    this.conversations.openId.update((open) => (open === id ? '' : id));
  }

  protected nameOf({ kind, enteName, enteId }: Conversation): string {
    const ente = enteName ?? this.words.say(enteId ? 'conversations.ente' : 'conversations.anEnte');
    // An auditor reads the notes of every side.
    if (kind === 'notes' && this.#role() === 'auditor')
      return this.words.say(`conversations.${enteId ? 'notesOf' : 'notesOfOffice'}`, { ente });
    return this.words.say(`conversations.kind.${kind}`, { ente });
  }

  #sayArrived({ author }: Message): void {
    const who = author.name ?? this.words.say(`conversations.someone.${author.side}`);
    this.said.set(this.words.say('conversations.arrived', { who }));
  }
}
