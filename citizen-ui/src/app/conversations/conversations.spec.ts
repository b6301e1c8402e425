import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { MatDialog } from '@angular/material/dialog';
import { provideRouter } from '@angular/router';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { of } from 'rxjs';
import { Session } from '../auth/session';
import { Announcer } from '../live/announcer';
import { Live } from '../live/live';
import { PraticaStore } from '../pratica/pratica-store';
import type { Conversation, Message, MessagesAnswer } from '../remote/types';
import { aStore, provideWords } from '../service-life/testing';
import { Conversations } from './conversations';
import { ConversationsSection } from './conversations-section';
import { withLatest, withOlder } from './merge-pages';

const ente: Conversation = {
  ...{ id: 'c', kind: 'citizen-ente', enteId: 'e', enteName: 'La Cura', isOpenToAll: false },
  ...{ mayWrite: true, isBeforeOrder: true, unread: 1, lastSeq: 2 },
  ...{ lastAt: '2026-11-29T09:00:00.000Z', lastText: 'C’è un ascensore?' },
} as Conversation;
const message = (seq: number, change: object = {}): Message =>
  ({
    ...{ id: `m${seq}`, conversationId: 'c', seq, at: '2026-11-29T09:00:00.000Z', text: `${seq}` },
    author: { side: 'ente', role: 'ente', name: 'Paola Conti', isReader: false, byMandate: false },
    ...{ correctsId: null, correctedById: null, documents: [] },
    ...change,
  }) as Message;
const own = { side: 'citizen', role: 'citizen', name: 'Anna', isReader: true, byMandate: false };
const page = (seqs: number[], next: string | null = null): MessagesAnswer => ({
  ...{ items: seqs.map((seq) => message(seq)), next, read: [] },
});

describe('pages of a conversation', () => {
  it('keep what was shown below the latest page', () => {
    const shown = withOlder(withLatest(undefined, 'c', page([4, 3], 'x')), page([2, 1]));
    const { items, next } = withLatest(shown, 'c', page([5, 4]));
    expect([items.map(({ seq }) => seq), next]).toEqual([[5, 4, 3, 2, 1], null]);
  });

  it.each([
    ['another conversation', 'd', page([5, 4], 'y')],
    ['a gap', 'c', page([9, 8], 'y')],
  ])('begin anew after %s', (_what, id, latest) => {
    const { items, next } = withLatest(withLatest(undefined, 'c', page([4, 3], 'x')), id, latest);
    expect([items, next]).toEqual([latest.items, 'y']);
  });
});

describe('messages', () => {
  const store = aStore();
  const heard = signal(0);
  const dialog = jest.fn((_component: unknown, _config: { data: { text: string[] } }) => ({
    afterClosed: () => of<true | undefined>(true),
  }));
  let http: HttpTestingController;
  let fixture: ComponentFixture<ConversationsSection>;
  let root: HTMLElement;

  async function settle(): Promise<void> {
    // Not until it is stable: what was read is being told meanwhile, and some tests leave that open.
    await new Promise((resolve) => setTimeout(resolve, 0));
    TestBed.tick();
    await new Promise((resolve) => setTimeout(resolve, 0));
    TestBed.tick();
  }
  const list = (...items: Conversation[]) =>
    http.match('/api/pratiche/p/conversations').at(-1)?.flush({ items });

  beforeEach(async () => {
    store.reset();
    dialog.mockClear();
    TestBed.configureTestingModule({
      providers: [
        ...provideWords(),
        provideRouter([]),
        provideHttpClient(),
        provideHttpClientTesting(),
        Conversations,
        { provide: PraticaStore, useValue: store },
        { provide: Live, useValue: { conversationsOf: () => heard } },
        { provide: Session, useValue: { signIn: () => undefined } },
        { provide: MatDialog, useValue: { open: dialog } },
      ],
    });
    http = TestBed.inject(HttpTestingController);
    fixture = TestBed.createComponent(ConversationsSection);
    root = fixture.nativeElement as HTMLElement;
    fixture.detectChanges();
    TestBed.tick();
  });
  async function open(answer: MessagesAnswer, conversation: Conversation = ente): Promise<void> {
    list(conversation);
    await settle();
    root.querySelector<HTMLButtonElement>('.opener')!.click();
    await settle();
    http.expectOne('/api/conversations/c/messages').flush(answer);
    await settle();
  }
  const write = async (text: string) => {
    const field = root.querySelector('textarea')!;
    field.value = text;
    field.dispatchEvent(new Event('input'));
    await settle();
    root.querySelector<HTMLButtonElement>('button[type=submit]')!.click();
    await settle();
  };
  const sending = () => http.expectOne('/api/pratiche/p/messages');

  it('say with whom, how many are to be read and since when, and open on demand', async () => {
    list(ente);
    await settle();
    expect(root.textContent).toMatch(/La Cura\s*1 da leggere/);
    expect(root.querySelector('.messages')).toBeNull();
    expect(root.querySelector('time')!.title).toMatch(/domenica 29 novembre 2026.*10:00:00/);
    expect(http.match('/api/conversations/c/read')).toEqual([]);
  });

  it('are marked as read once they are shown, and only once', async () => {
    await open(page([2, 1]));
    const marked = http.expectOne('/api/conversations/c/read');
    expect(marked.request.body).toEqual({ throughSeq: 2 });
    marked.flush(null);
    await settle();
    list(ente);
    await settle();
    http.expectNone('/api/conversations/c/read');
  });

  describe('to which a link leads', () => {
    const follow = async (id: string, ...items: Conversation[]) => {
      Element.prototype.scrollIntoView = () => undefined;
      document.body.append(root);
      fixture.componentRef.setInput('wanted', id);
      await settle();
      list(...items);
      await settle();
    };
    const focused = () => document.activeElement?.getAttribute('data-seq');
    afterEach(() => root.remove());

    it('are open at the first that was not read, however far up it is, and say so', async () => {
      await follow('c', { ...ente, lastSeq: 5, unread: 4 });
      const latest = page([5, 4], 'older');
      latest.items[0] = message(4.5, { author: own });
      http.expectOne('/api/conversations/c/messages').flush(latest);
      await settle();
      http.expectOne(({ params }) => params.get('cursor') === 'older').flush(page([3, 2, 1]));
      await settle();
      expect(focused()).toBe('1');
      expect(TestBed.inject(Announcer).message()).toBe('Conversazione aperta: La Cura, 4 da leggere'); // prettier-ignore
    });

    it('are open at the latest when all is read, and stay closed when they are closed', async () => {
      await follow('c', { ...ente, unread: 0 });
      http.expectOne('/api/conversations/c/messages').flush(page([2, 1]));
      await settle();
      expect(focused()).toBe('2');
      root.querySelector<HTMLButtonElement>('.opener')!.click();
      heard.update((n) => n + 1);
      await settle();
      list({ ...ente, unread: 1 });
      await settle();
      expect(root.querySelector('.messages')).toBeNull();
    });

    it('are not there: nothing opens', async () => {
      await follow('another', ente);
      expect(root.querySelector('.messages')).toBeNull();
      http.expectNone('/api/conversations/another/messages');
    });
  });

  it('run nothing of what they hold, in words, names and names of files', async () => {
    const bad = '<img src=x onerror="globalThis.ran = true"><script>globalThis.ran = true</script>';
    const author = { ...own, isReader: false, name: bad };
    const documents = [{ id: 'd', name: bad, type: 'application/pdf', bytes: 1 }];
    await open(
      { ...page([]), items: [message(2, { text: bad, author, documents })] as Message[] },
      { ...ente, enteName: bad, lastText: bad },
    );
    expect(root.querySelector('img, script')).toBeNull();
    expect(root.querySelector('.text')!.textContent).toBe(bad);
    expect((globalThis as { ran?: boolean }).ran).toBeUndefined();
  });

  it('go to the one conversation, and the field is empty after', async () => {
    await open(page([2, 1]));
    await write('Sì, c’è');
    const sent = sending();
    expect(sent.request.body).toEqual({ kind: 'citizen-ente', enteId: 'e', text: 'Sì, c’è', documentIds: [] }); // prettier-ignore
    sent.flush(message(3), { status: 201, statusText: '-' });
    await settle();
    expect(root.querySelector('textarea')!.value).toBe('');
    expect(TestBed.inject(Announcer).message()).toBe('Messaggio inviato');
  });

  it('that did not go stay in the field, and try again under the same key', async () => {
    await open(page([2, 1]));
    await write('Sì, c’è');
    const first = sending();
    first.error(new ProgressEvent('error'));
    await settle();
    expect(root.querySelector('textarea')!.value).toBe('Sì, c’è');
    root.querySelector<HTMLButtonElement>('app-problem-panel button')!.click();
    await settle();
    const key = 'Idempotency-Key';
    expect(sending().request.headers.get(key)).toBe(first.request.headers.get(key));
  });

  it('with contact details go once it is confirmed', async () => {
    await open(page([2, 1]));
    await write('347 1234567');
    const errors = [{ pointer: '/text', message: 'Sembra un telefono.' }];
    sending().flush(
      { title: '-', code: 'contacts-before-order', errors },
      { status: 409, statusText: '-' },
    );
    let again: ReturnType<typeof sending> | undefined;
    for (let tries = 0; tries < 50 && !again; tries += 1) {
      await new Promise((resolve) => setTimeout(resolve, 10));
      again = http.match('/api/pratiche/p/messages')[0];
    }
    expect(dialog.mock.calls[0]![1].data.text).toEqual(['Sembra un telefono.']);
    expect(again!.request.body).toMatchObject({ text: '347 1234567', confirmContacts: true });
  });

  it('of one’s own can be corrected, and say since when they were read', async () => {
    const read = [{ side: 'ente' as const, throughSeq: 2, at: '2026-11-29T09:32:00.000Z' }];
    await open({ ...page([]), items: [message(2, { author: own, text: 'Alle 9' })], read });
    expect(root.querySelector('[data-testid=read-mark]')!.textContent).toContain('Letto');
    const button = [...root.querySelectorAll('button')].find((one) => one.textContent?.trim() === 'Correggi'); // prettier-ignore
    button!.click();
    await settle();
    expect(root.querySelector('textarea')!.value).toBe('Alle 9');
    await write('Alle 10');
    expect(sending().request.body).toMatchObject({ text: 'Alle 10', correctsId: 'm2' });
  });

  it('older ones come on demand', async () => {
    await open(page([4, 3], 'older'));
    [...root.querySelectorAll('button')].find((one) => one.textContent?.includes('precedenti'))!.click(); // prettier-ignore
    http.expectOne(({ params }) => params.get('cursor') === 'older').flush(page([2, 1]));
    await settle();
    expect([...root.querySelectorAll('[data-seq]')].map((row) => row.getAttribute('data-seq'))).toEqual(['1', '2', '3', '4']); // prettier-ignore
  });
});
