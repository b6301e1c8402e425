/** Reads a stream of server-sent events, for tests: what came so far, and waiting for more. */
export async function openStream(url: string, headers: Record<string, string>) {
  const leave = new AbortController();
  const answer = await fetch(url, { headers, signal: leave.signal });
  const events: { id: string; event: string; data: Record<string, unknown> }[] = [];
  let comments = 0;
  let isOver = false;
  const reading = (async () => {
    let text = '';
    for await (const chunk of answer.body!.pipeThrough(new TextDecoderStream())) {
      text += chunk;
      const blocks = text.split('\n\n');
      text = blocks.pop()!;
      for (const block of blocks) {
        const fields = Object.fromEntries(block.split('\n').map((line) => line.split(/: ?(.*)/s)));
        if (fields.data)
          events.push({ id: fields.id, event: fields.event, data: JSON.parse(fields.data) });
        else comments += 1;
      }
    }
  })()
    .catch(() => {})
    .finally(() => (isOver = true));

  return {
    status: answer.status,
    headers: answer.headers,
    events,
    isOver: () => isOver,
    comments: () => comments,
    async until(holds: () => boolean): Promise<void> {
      const end = Date.now() + 15_000;
      while (!holds()) {
        if (Date.now() > end) throw new Error(`waited in vain; came: ${JSON.stringify(events)}`);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    },
    async close(): Promise<void> {
      leave.abort();
      await reading;
    },
  };
}
