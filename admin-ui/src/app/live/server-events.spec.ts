import { describe, expect, it } from '@jest/globals';
import { TextDecoder, TextEncoder } from 'node:util';
import { readServerEvents, type ServerEvent } from './server-events';

Object.assign(globalThis, { TextDecoder });

/** A stream that arrives in the given pieces. */
function streamOf(...pieces: string[]): ReadableStream<Uint8Array> {
  const bytes = pieces.map((piece) => new TextEncoder().encode(piece));
  const reader = {
    read: () => Promise.resolve({ done: bytes.length === 0, value: bytes.shift() }),
    cancel: () => Promise.resolve(),
  };
  // The DOM of the tests has no streams: this is what is used of one.
  return { getReader: () => reader } as unknown as ReadableStream<Uint8Array>;
}

async function readAll(...pieces: string[]): Promise<ServerEvent[]> {
  const events: ServerEvent[] = [];
  for await (const event of readServerEvents(streamOf(...pieces))) events.push(event);
  return events;
}

describe('readServerEvents', () => {
  it('puts together a message cut anywhere', async () => {
    expect(await readAll('id: 4', '1\nda', 'ta: {"a"', ':1}\n', '\nid: 42\ndata: x\n\n')).toEqual([
      { id: '41', data: '{"a":1}' },
      { id: '42', data: 'x' },
    ]);
  });

  it('drops heartbeats and settings, keeps names and many lines', async () => {
    expect(await readAll(': \n\nretry: 2000\n\nevent: resync\ndata: a\ndata: b\n\n')).toEqual([
      { event: 'resync', data: 'a\nb' },
    ]);
  });

  it('does not tell the half of a message that never ended', async () => {
    expect(await readAll('data: half\n')).toEqual([]);
  });
});
