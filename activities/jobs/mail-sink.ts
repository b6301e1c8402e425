const TIMEOUT_MS = 10_000;
const PAGE = 100;

interface Found {
  id: string;
  to: { address: string }[];
}

/**
 * Takes mails to these addresses out of a sink that keeps what was sent (maildev's API), where there is
 * one. Mail that reached people is theirs and out of reach.
 * @throws Error when the sink does not answer: what asks goes on another time
 */
export async function takeOutOfSink(
  sinkUrl: string | undefined,
  addresses: readonly string[],
): Promise<void> {
  if (!sinkUrl) return;
  for (const address of addresses) {
    const search = encodeURIComponent(address);
    for (let passed = 0; ;) {
      const page = `limit=${PAGE}&skip=${passed}&search=${search}`;
      const { items } = await ask<{ items: Found[] }>(`${sinkUrl}/email/summary?${page}`);
      if (items.length === 0) break;
      const theirs = items.filter(({ to }) => to.some((one) => isSame(one.address, address)));
      if (theirs.length > 0)
        await ask(`${sinkUrl}/email/delete`, { ids: theirs.map(({ id }) => id) });
      passed += items.length - theirs.length;
    }
  }
}

const isSame = (one: string, other: string) => one.toLowerCase() === other.toLowerCase();

async function ask<Answer>(url: string, body?: object): Promise<Answer> {
  const more = body && { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }; // prettier-ignore
  const answer = await fetch(url, { ...more, signal: AbortSignal.timeout(TIMEOUT_MS) });
  if (!answer.ok) throw new Error(`the mail sink answered ${answer.status}`);
  return (await answer.json()) as Answer;
}
