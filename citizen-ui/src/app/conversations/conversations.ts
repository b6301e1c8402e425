import { HttpClient, httpResource } from '@angular/common/http';
import { Service, computed, effect, inject, linkedSignal, signal, untracked } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { Live } from '../live/live';
import { lastValue } from '../remote/last-value';
import type { Attachment, Conversation, ConversationsAnswer, Message, MessagesAnswer, TicketDetail } from '../remote/types'; // prettier-ignore
import { PraticaStore } from '../pratica/pratica-store';
import { type Shown, withLatest, withOlder } from './merge-pages';
import { rereadOn } from '../remote/reread-on';

/** What is sent to a conversation. */
export interface Outgoing {
  text: string;
  documentIds: string[];
  correctsId?: string;
  isForAll?: boolean;
  confirmContacts?: boolean;
}

/** The conversations of the pratica, or of the ticket, on the page, the one that is open, and the way to write in it. */
@Service({ autoProvided: false })
export class Conversations {
  readonly #http = inject(HttpClient);
  readonly #store = inject(PraticaStore, { optional: true });
  /** On the page of a ticket; that of a pratica has its store. */
  readonly ticketId = signal('');
  readonly #id = computed(() => this.ticketId() || (this.#store?.id() ?? ''));
  readonly #live = inject(Live);
  readonly resource = httpResource<ConversationsAnswer | TicketDetail>(() => {
    if (this.ticketId()) return `/api/tickets/${this.ticketId()}`;
    return this.#id() ? `/api/pratiche/${this.#id()}/conversations` : undefined;
  });
  readonly #answer = lastValue(this.resource);
  readonly ticket = computed(() => {
    const answer = this.#answer();
    return answer && 'conversations' in answer ? answer : undefined;
  });
  readonly all = computed(() => {
    const answer = this.#answer();
    if (!answer) return [];
    return 'conversations' in answer ? answer.conversations : answer.items;
  });
  /** What was begun in each and not sent, kept while one looks at another. */
  readonly begun = new Map<string, string>();
  /** Which one is open; none at first, for what is opened counts as read. */
  readonly openId = signal('');
  readonly open = computed(() => this.all().find(({ id }) => id === this.openId()));
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
      return id ? this.#live.conversationsOf(id)() : 0;
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

  /**
   * @param key one per message: the same key again is the same message
   * @throws HttpErrorResponse with the API's refusal
   */
  async send(to: Conversation, outgoing: Outgoing, key: string): Promise<void> {
    const { kind, enteId } = to;
    const mandateId = this.#store?.mandate()?.id;
    const ofPratica = {
      ...{ kind, ...(enteId ? { enteId } : {}) },
      ...outgoing,
      ...(mandateId ? { onBehalfOf: { mandateId } } : {}),
    };
    const headers = { 'Idempotency-Key': key };
    const [url, body] = this.ticketId()
      ? [`/api/tickets/${this.ticketId()}/messages`, outgoing]
      : [`/api/pratiche/${this.#id()}/messages`, ofPratica];
    await firstValueFrom(this.#http.post<Message>(url, body, { headers }));
    this.reload();
  }

  /** Where files for a message go. */
  landing(): { url: string; params: Record<string, string> } {
    const mandateId = this.#store?.mandate()?.id;
    return { url: this.#documents(), params: mandateId ? { mandateId } : {} };
  }

  async remove({ id }: Pick<Attachment, 'id'>): Promise<void> {
    const { params } = this.landing();
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

  #documents(): string {
    if (this.ticketId()) return '/api/ticket-documents';
    return `/api/pratiche/${this.#id()}/message-documents`;
  }
}
