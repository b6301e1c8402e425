import {
  Component,
  DestroyRef,
  computed,
  effect,
  inject,
  input,
  signal,
  untracked,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { Composer } from '../conversations/composer';
import { Conversations } from '../conversations/conversations';
import { MessageList } from '../conversations/message-list';
import { ExactPipe, InstantPipe } from '../format/date-pipes';
import { Language } from '../language/language';
import { Announcer } from '../live/announcer';
import { Live } from '../live/live';
import { MarkRead } from '../notifications/mark-read';
import { Breadcrumb } from '../parts/breadcrumb';
import { ProblemPanel } from '../parts/problem-panel';
import { Skeleton } from '../parts/skeleton';
import { readFailure } from '../remote/problem';
import type { Message } from '../remote/types';
import { sayState } from './say-state';

/** One ticket: its number, how it stands, and what is written in it. */
@Component({
  selector: 'app-ticket-page',
  imports: [Breadcrumb, Composer, ExactPipe, InstantPipe, MessageList, ProblemPanel, RouterLink, Skeleton, TranslocoPipe],
  providers: [Conversations],
  templateUrl: './ticket-page.html',
  styles: `
    section {
      margin-block: 1.5rem;
      padding: 1.25rem 1.5rem;
      border-radius: var(--wemi-radius-large);
      background: var(--mat-sys-surface-container-low);
    }
    .facts,
    .notice {
      margin-top: 1rem;
    }
    .number {
      white-space: nowrap;
    }
    dd {
      overflow-wrap: anywhere;
    }
  `,
})
export class TicketPage {
  readonly id = input.required<string>();
  /** The notification that a link came with. */
  readonly notifica = input<string>();
  protected readonly conversations = inject(Conversations);
  readonly #words = inject(TranslocoService);
  readonly #language = inject(Language);
  readonly #announcer = inject(Announcer);
  protected readonly correcting = signal<Message | undefined>(undefined);
  protected readonly ticket = this.conversations.ticket;
  protected readonly talk = computed(() => this.ticket()?.conversations[0]);
  protected readonly isMissing = computed(() => readFailure(this.conversations.resource.error()).status === 404);
  protected readonly state = computed(() => {
    this.#language.code(); // Another language is another sentence.
    const ticket = this.ticket();
    return ticket ? sayState(this.#words, ticket) : '';
  });

  constructor() {
    inject(DestroyRef).onDestroy(inject(Live).listen());
    const markRead = inject(MarkRead);
    effect(() => this.conversations.ticketId.set(this.id()));
    effect(() => this.conversations.openId.set(this.talk()?.id ?? ''));
    effect(() => {
      const notifica = this.notifica();
      if (notifica) untracked(() => markRead.one(notifica));
    });
    let seen = 0;
    effect(() => {
      const last = this.conversations.shown()?.items[0];
      if (!last) return;
      const isNew = seen > 0 && last.seq > seen && !last.author.isReader;
      seen = last.seq;
      if (isNew) untracked(() => this.#sayArrived(last));
    });
  }

  #sayArrived({ author }: Message): void {
    const who = author.name ?? this.#words.translate(`conversations.someone.${author.side}`);
    this.#announcer.say(this.#words.translate('conversations.arrived', { who }));
  }
} // prettier-ignore
