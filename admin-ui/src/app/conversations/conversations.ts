import { HttpClient, httpResource } from '@angular/common/http';
import {
  computed,
  effect,
  inject,
  Injectable,
  linkedSignal,
  signal,
  untracked,
} from '@angular/core';
import { firstValueFrom } from 'rxjs';
import type { Attachment, Conversation, ConversationsAnswer, Message, MessagesAnswer, Pratica, TicketDetail } from '../api-types'; // prettier-ignore
import { keepLast } from '../live/keep-last';
import { Live } from '../live/live';
import { SendOnce } from '../session/send-once';
import { type Shown, withLatest, withOlder } from './merge-pages';
import { rereadOn } from '../live/reread-on';

/** What is sent to a conversation. */
export interface Outgoing {
  text: string;
  documentIds: string[];
  correctsId?: string;
  confirmContacts?: boolean;
}

/** The conversations of the pratica, or of the ticket, on the page, the one that is open, and the way to write in it. */
@Injectable()
export class Conversations {
  readonly #http = inject(HttpClient);
  readonly #once = inject(SendOnce);
  readonly #live = inject(Live);
  readonly pratica = signal<Pratica | undefined>(undefined);
  /** On the page of a ticket. */
  readonly ticketId = signal<string | undefined>(undefined);
  readonly #id = computed(() => this.ticketId() ?? this.pratica()?.id);
  readonly resource = httpResource<ConversationsAnswer | TicketDetail>(() => {
    if (this.ticketId()) return `/api/tickets/${this.ticketId()}`;
    const id = this.#id();
    return id && `/api/pratiche/${id}/conversations`;
  });
  readonly #answer = keepLast(this.resource, this.#id);
  readonly all = computed(() => {
    const answer = this.#answer();
    return answer && ('conversations' in answer ? answer.conversations : answer.items);
  });
  /** What was begun in each and not sent, kept while one looks at another. */
  readonly begun = new Map<string, string>();
  /** Which one is open; none at first, for what is opened counts as read. */
  readonly openId = linkedSignal<string | undefined, string>({
    source: this.#id,
    computation: () => '',
  });
  readonly open = computed(() => this.all()?.find(({ id }) => id === this.openId()));
  readonly #isBegun = computed(() => (this.open()?.lastSeq ?? 0) > 0);
  readonly latest = httpResource<MessagesAnswer>(() =>
    this.#isBegun() ? `/api/conversations/${this.openId()}/messages` : undefined,
  );
  readonly #page = computed(() => {
    const page = this.latest.hasValue() ? this.latest.value() : undefined;
    return page?.items[0]?.conversationId === this.openId() ? page : undefined;
  });
  readonly #marked = new Map<string, number>();
  readonly #shown = linkedSignal<
    { id: string; page: MessagesAnswer | undefined },
    Shown | undefined
  >({
    source: () => ({ id: this.openId(), page: this.#page() }),
    computation: ({ id, page }, before) => {
      const shown = before?.value?.id === id ? before.value : undefined;
      return page && page !== before?.source.page ? withLatest(shown, id, page) : shown;
    },
  });
  readonly shown = this.#shown.asReadonly();

  constructor() {
    const heard = () => {
      const id = this.#id();
      return id ? this.#live.conversationsOf(id) : 0;
    };
    rereadOn(heard, this.resource, this.latest);
    // What is shown to somebody who looks is read.
    effect(() => {
      const { open, shown } = { open: this.open(), shown: this.shown() };
      const last = shown?.items[0]?.seq;
      if (open?.unread && shown?.id === open.id && last && !document.hidden) {
        untracked(() => void this.#markRead(open.id, last));
      }
    });
  }

  reload(): void {
    this.resource.reload();
    this.latest.reload();
  }

  async older(): Promise<void> {
    const shown = this.shown();
    if (!shown?.next) return;
    const asked = this.#http.get<MessagesAnswer>(`/api/conversations/${shown.id}/messages`, {
      params: { cursor: shown.next },
    });
    const page = await firstValueFrom(asked);
    this.#shown.update((now) => (now?.id === shown.id ? withOlder(now, page) : now));
  }

  /** @throws HttpErrorResponse with the API's refusal */
  async send({ kind, enteId }: Conversation, outgoing: Outgoing): Promise<void> {
    const ticketId = this.ticketId();
    if (ticketId) return this.#sendInTicket(ticketId, { kind, outgoing });
    const { mandateId } = this.#mandate();
    const body = {
      ...{ kind, ...(enteId ? { enteId } : {}) },
      ...outgoing,
      ...(mandateId ? { onBehalfOf: { mandateId } } : {}),
    };
    await this.#once.post<Message>(`/api/pratiche/${this.#id()}/messages`, body);
    this.reload();
  }

  async #sendInTicket(
    ticketId: string,
    { kind, outgoing }: { kind: Conversation['kind']; outgoing: Outgoing },
  ): Promise<void> {
    const body = { ...outgoing, ...(kind === 'notes' ? { isNote: true } : {}) };
    await this.#once.post<Message>(`/api/tickets/${ticketId}/messages`, body);
    this.reload();
  }

  /** @throws HttpErrorResponse with what is wrong with the file */
  async upload(file: File): Promise<Attachment> {
    const body = new FormData();
    body.append('file', file, file.name);
    const headers = { 'idempotency-key': crypto.randomUUID() };
    const options = { headers, params: this.#mandate() };
    return firstValueFrom(this.#http.post<Attachment>(this.#documents(), body, options));
  }

  async remove({ id }: Pick<Attachment, 'id'>): Promise<void> {
    const params = this.#mandate();
    await firstValueFrom(this.#http.delete(`${this.#documents()}/${id}`, { params }));
  }

  async read({ id }: Attachment): Promise<Blob> {
    const url = `${this.#documents()}/${id}`;
    return firstValueFrom(this.#http.get(url, { responseType: 'blob' }));
  }

  async #markRead(id: string, throughSeq: number): Promise<void> {
    if ((this.#marked.get(id) ?? 0) >= throughSeq) return;
    this.#marked.set(id, throughSeq);
    const marked = this.#http.put(`/api/conversations/${id}/read`, { throughSeq });
    // What could not be marked now is marked with what comes next.
    await firstValueFrom(marked).then(
      () => this.resource.reload(),
      () => this.#marked.delete(id),
    );
  }

  /** A counter writes for its citizen. */
  #mandate(): { mandateId?: string } {
    const mandateId = this.pratica()?.mandate?.id;
    return mandateId ? { mandateId } : {};
  }

  #documents(): string {
    if (this.ticketId()) return '/api/ticket-documents';
    return `/api/pratiche/${this.#id()}/message-documents`;
  }
}
