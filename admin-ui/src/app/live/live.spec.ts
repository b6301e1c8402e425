import { TestBed } from '@angular/core/testing';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { TextDecoder, TextEncoder } from 'node:util';
import { Login } from '../session/login';
import { Live } from './live';

Object.assign(globalThis, { TextDecoder });

/** A stream the test feeds, and ends when it wants. */
class Feed {
  #waiting: ((piece: { done: boolean; value?: Uint8Array }) => void) | undefined;
  readonly response = {
    ok: true,
    body: {
      getReader: () => ({
        read: () =>
          new Promise<{ done: boolean; value?: Uint8Array }>((tell) => (this.#waiting = tell)),
        cancel: () => Promise.resolve(),
      }),
    },
  };

  send(text: string): void {
    this.#waiting?.({ done: false, value: new TextEncoder().encode(text) });
  }

  end(): void {
    this.#waiting?.({ done: true });
  }
}

const settle = () => jest.advanceTimersByTimeAsync(1);
const moved = (id: number, praticaId: string) =>
  `id: ${id}\ndata: ${JSON.stringify({ praticaId, version: id, kind: 'submitOffer', seq: id })}\n\n`;

describe('the live stream', () => {
  let feeds: Feed[];
  let asked: { headers: Record<string, string>; signal: AbortSignal }[];
  let live: Live;

  beforeEach(async () => {
    jest.useFakeTimers();
    feeds = [];
    asked = [];
    // Called in one way only, with an answer that is no more than its body.
    globalThis.fetch = ((_url: string, options: (typeof asked)[number]) => {
      asked.push(options);
      feeds.push(new Feed());
      return Promise.resolve(feeds.at(-1)!.response);
    }) as unknown as typeof fetch;
    TestBed.configureTestingModule({
      providers: [{ provide: Login, useValue: { token: () => Promise.resolve('token') } }],
    });
    live = TestBed.inject(Live);
    live.start();
    await settle();
  });

  afterEach(() => {
    jest.useRealTimers();
  });

  it('tells only the pratica that moved', async () => {
    feeds[0]!.send(moved(7, 'p'));
    await settle();
    expect([live.changesOf('p'), live.changesOf('q')]).toEqual([1, 0]);
  });

  it('tells lists once for a burst of changes', async () => {
    for (const id of [1, 2, 3]) {
      feeds[0]!.send(moved(id, 'p'));
      await settle();
    }
    expect(live.changes()).toBe(0);
    await jest.advanceTimersByTimeAsync(300);
    expect(live.changes()).toBe(1);
  });

  it('comes back after the stream ends and asks from the last event it saw', async () => {
    feeds[0]!.send(moved(7, 'p'));
    await settle();
    feeds[0]!.end();
    await jest.advanceTimersByTimeAsync(1000);
    expect(asked).toHaveLength(2);
    expect(asked[1]!.headers).toMatchObject({
      'last-event-id': '7',
      authorization: 'Bearer token',
    });
    expect(live.state()).toBe('live');
  });

  it('reads everything again after a gap that cannot be replayed', async () => {
    feeds[0]!.end();
    await jest.advanceTimersByTimeAsync(1000);
    expect(live.changesOf('p')).toBe(1);
  });

  it('rests while the page is hidden and returns with it', async () => {
    const hide = (hidden: boolean) => {
      Object.defineProperty(document, 'hidden', { value: hidden, configurable: true });
      document.dispatchEvent(new Event('visibilitychange'));
    };
    hide(true);
    expect(asked[0]!.signal.aborted).toBe(true);
    expect(live.state()).toBe('resting');
    hide(false);
    await settle();
    expect(asked).toHaveLength(2);
  });
});
