import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { peopleOf } from '../dev/testing/people.ts';
import { startTestStack } from '../dev/testing/stack.ts';
import { walkToPayment } from '../e2e/walk.ts';

/**
 * How fast a creditor answers: `npm run bench -- creditor`. Twenty requests each second, by the clock
 * and whatever the answers take: payments are opened by their payers, and notices of what was paid
 * come from the gateway. Ends with 1 when fewer than 98 of 100 answers come within 2 s, or one fails.
 */
const PAYMENTS = Number(process.env['WEMI_PAYMENTS'] ?? 300);
const EACH_SECOND = 20;
const WITHIN_MS = 2_000;
const SHARE = 0.98;
const PREPARED_AT_ONCE = 8;
const CARD = { do: 'pay', holder: 'Anna Ferrari', number: '4111111111111111', expiry: '12/40', cvv: '123' }; // prettier-ignore

interface Answer {
  what: 'opened' | 'noticed';
  ms: number;
  isGood: boolean;
}
const answers: Answer[] = [];
let api = '';

/** Stands between gateway and API, and looks at the clock. */
const between = createServer((request, response) => {
  const parts: Buffer[] = [];
  request.on('data', (part: Buffer) => parts.push(part));
  request.on('end', () => {
    const headers = { 'content-type': 'application/json' };
    const sent = timed('noticed', () =>
      fetch(`${api}/api/webhooks/nexi`, { method: 'POST', headers, body: Buffer.concat(parts) }),
    );
    void sent.then(
      ({ status }) => response.writeHead(status).end(),
      () => response.writeHead(502).end(),
    );
  });
});
await new Promise<void>((resolve) => between.listen(0, '127.0.0.1', resolve));
const notifyUrl = `http://127.0.0.1:${(between.address() as AddressInfo).port}/`;
const stack = await startTestStack({
  env: { API_REQUESTS_PER_MINUTE: '1000000', NEXI_NOTIFY_URL: notifyUrl },
});
try {
  api = stack.apiUrl;
  const people = peopleOf(stack.publicUrl, stack.apiUrl);
  const ids = await prepare();
  const running: Promise<unknown>[] = [];
  const payAt: Record<string, string> = {};
  for (const [n, id] of ids.entries()) {
    running.push(open(id));
    await pause(1000 / EACH_SECOND);
    // Who came a second ago pays now; the gateway's notice is the other request of this turn.
    const page = payAt[ids[n - EACH_SECOND / 2] ?? ''];
    if (page) running.push(fetch(page, { method: 'POST', body: new URLSearchParams(CARD), redirect: 'manual' })); // prettier-ignore
    await pause(1000 / EACH_SECOND);
  }
  await Promise.allSettled(running);
  await pause(5_000);
  process.exitCode = report() ? 0 : 1;

  async function open(id: string): Promise<void> {
    const started = await timed(
      'opened',
      () =>
      people.as('citizen1').call<{ redirectUrl: string }>('POST', `/pratiche/${id}/payments`, { body: { method: 'card' } }), // prettier-ignore
    );
    payAt[id] = started.body.redirectUrl;
  }

  async function prepare(): Promise<string[]> {
    const made: string[] = [];
    const walk = async () => {
      while (made.length < PAYMENTS) made.push(await walkToPayment(people));
    };
    await Promise.all(Array.from({ length: PREPARED_AT_ONCE }, walk));
    return made;
  }
} finally {
  await stack.stop();
  between.close();
}

async function timed<A extends { status: number }>(
  what: Answer['what'],
  ask: () => Promise<A>,
): Promise<A> {
  const began = performance.now();
  const note = (isGood: boolean) => answers.push({ what, ms: performance.now() - began, isGood });
  try {
    const answer = await ask();
    note(answer.status < 300);
    return answer;
  } catch (error) {
    note(false);
    throw error;
  }
}

function report(): boolean {
  const kinds = ['opened', 'noticed'] as const;
  const held = kinds.map((what) => {
    const of = answers.filter((answer) => answer.what === what);
    const times = of.map(({ ms }) => ms).sort((a, b) => a - b);
    const at = (share: number) => Math.round(times[Math.floor(times.length * share)] ?? NaN);
    const failed = of.filter(({ isGood }) => !isGood).length;
    const inTime = times.filter((ms) => ms <= WITHIN_MS).length / times.length;
    console.log(
      `${what.padEnd(8)} ${of.length} answers  p50 ${at(0.5)} ms  p98 ${at(0.98)} ms  ` +
        `within 2 s ${(inTime * 100).toFixed(1)} %  failed ${failed}`,
    );
    return inTime >= SHARE && failed === 0;
  });
  return held.every(Boolean);
}
