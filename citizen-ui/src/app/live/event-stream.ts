export interface StreamEvent {
  id?: string;
  /** The event's name, when it has one. */
  type?: string;
  data: string;
}

/** Cuts a body of server-sent events into events; comments (heartbeats) are dropped. */
export async function* readEvents(body: ReadableStream<Uint8Array>): AsyncGenerator<StreamEvent> {
  const reader = body.pipeThrough(new TextDecoderStream() as never).getReader();
  let rest = '';
  try {
    for (;;) {
      const { done, value } = (await reader.read()) as ReadableStreamReadResult<string>;
      if (done) return;
      const blocks = (rest + value).split(/\r?\n\r?\n/);
      rest = blocks.pop() ?? '';
      yield* blocks.flatMap(parseEvent);
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

/** One block of lines as an event; none when it carries no data. */
export function parseEvent(block: string): StreamEvent[] {
  const lines = block.split(/\r?\n/);
  const data = valuesOf('data', lines);
  if (data.length === 0) return [];
  const id = valuesOf('id', lines).at(-1);
  const type = valuesOf('event', lines).at(-1);
  return [{ data: data.join('\n'), ...(id ? { id } : {}), ...(type ? { type } : {}) }];
}

function valuesOf(field: string, lines: string[]): string[] {
  return lines.flatMap((line) =>
    line.startsWith(`${field}:`) ? [line.slice(field.length + 1).replace(/^ /, '')] : [],
  );
}
