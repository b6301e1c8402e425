import { HttpClient, httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal, untracked } from '@angular/core'; // prettier-ignore
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { Named, TicketDetail } from '../api-types';
import { ConversationsCard } from '../conversations/conversations-card';
import { keepLast } from '../live/keep-last';
import { Live } from '../live/live';
import { Bones } from '../load/bones';
import { ProblemBox } from '../problem/problem-box';
import { readProblem } from '../problem/problem';
import { SendOnce } from '../session/send-once';
import { Session } from '../session/session';
import { Words } from '../words/words';
import { REASONS } from './choices';
import { rereadOn } from '../live/reread-on';

const TEXT_AT_MOST = 5_000;
type Act = TicketDetail['acts'][number];
type ActName = 'claim' | 'release' | 'assign' | 'close' | 'reopen';

/** One ticket, for the office: who has it in hand, what is written in it, and how it ends. */
@Component({
  imports: [Bones, ConversationsCard, MatButton, ProblemBox, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './ticket-page.html',
  styles: `
    .card {
      margin-bottom: 16px;
    }
    wemi-conversations-card {
      display: block;
      margin-bottom: 16px;
    }
    .field,
    .actions,
    h3,
    form > button {
      margin-top: 12px;
    }
    .field > button {
      justify-self: start;
    }
    .number {
      white-space: nowrap;
    }
    dd {
      overflow-wrap: anywhere;
    }
    textarea {
      min-height: 96px;
    }
  `,
})
export class TicketPage {
  readonly id = input.required<string>();
  /** The notification that a link came with. */
  readonly notifica = input<string>();
  protected readonly words = inject(Words);
  readonly #http = inject(HttpClient);
  readonly #once = inject(SendOnce);
  readonly #live = inject(Live);
  readonly #session = inject(Session);
  protected readonly reasons = REASONS;
  protected readonly mostCharacters = TEXT_AT_MOST;
  protected readonly resource = httpResource<TicketDetail>(() => `/api/tickets/${this.id()}`);
  protected readonly ticket = keepLast(this.resource, this.id);
  protected readonly isMissing = computed(() => readProblem(this.resource.error()).status === 404);
  protected readonly mayAct = computed(() => this.#session.role() === 'admin');
  readonly #assignees = httpResource<{ items: Named[] }>(() =>
    this.mayAct() ? '/api/tasks/assignees' : undefined,
  );
  protected readonly colleagues = computed(() => {
    const all = this.#assignees.hasValue() ? this.#assignees.value().items : [];
    return all.filter(({ id }) => id !== this.#session.me()?.id);
  });
  protected readonly isOpen = computed(() => this.ticket()?.state === 'open');
  protected readonly isMine = computed(
    () => this.ticket()?.assignee?.id === this.#session.me()?.id,
  );
  /** Whoever follows a notice is led to what it tells of. */
  protected readonly wanted = computed(() =>
    this.notifica() ? this.ticket()?.conversations[0]?.id : undefined,
  );
  protected readonly said = signal('');
  protected readonly problem = signal<unknown>(undefined);
  protected readonly isSending = signal(false);
  protected readonly reason = signal('');
  protected readonly lastWord = signal('');
  protected readonly isIncomplete = signal(false);

  constructor() {
    rereadOn(() => this.#live.conversationsOf(this.id()), this.resource);
    effect(() => {
      const notifica = this.notifica();
      if (notifica && untracked(this.mayAct)) {
        this.#http.post(`/api/notifications/${notifica}/read`, null).subscribe({ error: () => undefined }); // prettier-ignore
      }
    });
  }

  protected stateOf({ state, closeReason, assignee }: TicketDetail): string {
    if (state === 'closed') {
      const reason = this.words.say(`tickets.reason.${closeReason}`);
      return this.words.say('tickets.closedAs', { reason });
    }
    if (!assignee) return this.words.say('tickets.nobody');
    return this.words.say('tickets.inHandOf', { name: assignee.name });
  }

  protected sayAct({ act, byName, assigneeName, reason }: Act): string {
    return this.words.say(`tickets.act.${act}`, {
      who: byName ?? this.words.say('tickets.someone'),
      to: assigneeName ?? '',
      reason: reason ? this.words.say(`tickets.reason.${reason}`) : '',
    });
  }

  protected assign(assigneeId: string): Promise<void> {
    return assigneeId ? this.act('assign', { assigneeId }) : Promise.resolve();
  }

  protected async close(): Promise<void> {
    this.isIncomplete.set(!this.reason() || !this.lastWord().trim());
    if (this.isIncomplete()) return document.getElementById('close-reason')?.focus();
    await this.act('close', { reason: this.reason(), text: this.lastWord() });
    if (this.problem()) return;
    this.reason.set('');
    this.lastWord.set('');
  }

  protected async act(name: ActName, body: object = {}): Promise<void> {
    if (this.isSending()) return;
    this.isSending.set(true);
    this.problem.set(undefined);
    try {
      await this.#once.post(`/api/tickets/${this.id()}/${name}`, body);
      this.said.set(this.words.say(`tickets.done.${name}`));
    } catch (error) {
      this.problem.set(error);
    } finally {
      this.isSending.set(false);
      this.resource.reload();
    }
  }
}
