import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { MEALS, NEED, orderOnly, type People, TERMS } from './walk.ts';

/** What goes wrong while people pay; each share of all that could. */
const CALL_FAULTS = { mode: 'timeoutAfter', share: 0.05 } as const;
const NOTICE_FAULTS = [
  { mode: 'duplicate', share: 0.05 },
  { mode: 'late', share: 0.02 },
  { mode: 'shuffle', seconds: 20, share: 0.2 },
] as const;
/** One for each hundred payments, and four at least. */
const PAYMENTS_PER_KILL = 100;
const KILLS_AT_LEAST = 4;
const DECLINED_FIRST = 0.1;
const ASKED_MANY_TIMES = 0.03;
const MANY = 50;
const VICTIMS = ['worker', 'api', 'worker', 'api', 'temporal', 'postgres'] as const;

/** Where the simulators are; those of which something is known take part. */
export interface Simulators {
  nexiUrl: string;
  paypalUrl: string;
  /** Its payments wait for the receipt: a minute more, and more of the machine. */
  pagopaUrl?: string;
}

interface Till {
  method: 'card' | 'paypal' | 'pagopa';
  url: keyof Simulators;
  /** What is ordered: who is paid for it decides how. */
  need: object;
  terms: object;
  ente: string;
  /** What a payer types who is accepted, and one who is not. */
  good: Record<string, string>;
  declined: Record<string, string>;
}
const CARD = { do: 'pay', holder: 'Anna Ferrari', expiry: '12/40', cvv: '123' };
const TILLS: readonly Till[] = [
  {
    ...{ method: 'card', url: 'nexiUrl', need: NEED, terms: TERMS, ente: 'ente1' },
    good: { ...CARD, number: '4111111111111111' },
    declined: { ...CARD, number: '4000000000000002' },
  },
  {
    ...{ method: 'paypal', url: 'paypalUrl', need: NEED, terms: TERMS, ente: 'ente1' },
    good: { do: 'approve', funding: 'balance' },
    declined: { do: 'approve', funding: 'declined' },
  },
  {
    ...{ method: 'pagopa', url: 'pagopaUrl', ...MEALS },
    good: { do: 'pay', with: 'account' },
    declined: { do: 'pay', with: 'refused' },
  },
];

export interface Storm {
  people: People;
  simulators: Simulators;
  payments: number;
  atOnce: number;
  kill(part: string): void;
  told?: (done: number) => void;
}

/**
 * So many pratiche are paid, by turns at each gateway, while gateways and notices misbehave and parts
 * are killed. @returns the pratiche, all of them active
 */
export async function payInStorm(storm: Storm): Promise<string[]> {
  const { people, payments, atOnce, kill, told } = storm;
  const tills = tillsOf(storm.simulators);
  const tillOf = (nth: number) => tills[nth % tills.length]!;
  await spoil(storm, { calls: CALL_FAULTS, notices: NOTICE_FAULTS });
  const paid: Paid[] = [];
  const every = Math.min(PAYMENTS_PER_KILL, Math.ceil(payments / KILLS_AT_LEAST));
  let begun = 0;
  const payOn = async () => {
    while (begun < payments) {
      const nth = (begun += 1);
      const id = await orderOnly(people, { citizen: 'citizen1', ...tillOf(nth) });
      if (nth % every === 0) kill(VICTIMS[(nth / every) % VICTIMS.length]!);
      await payAsPeopleDo(people, id, tillOf(nth));
      paid.push({ id, till: tillOf(nth) });
      told?.(paid.length);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, payOn));
  const rest = [...paid];
  const comeBack = async () => {
    for (let each = rest.pop(); each; each = rest.pop()) await goOnUntilActive(people, each);
  };
  await Promise.all(Array.from({ length: atOnce }, comeBack));
  await spoil(storm, {});
  return paid.map(({ id }) => id);
}

interface Paid {
  id: string;
  till: Till;
}

function tillsOf(simulators: Simulators): Till[] {
  return TILLS.filter(({ url }) => simulators[url] !== undefined);
}

const PATIENCE_SECONDS = 300;
const PAY_AGAIN_AFTER_SECONDS = 60;

/**
 * Who reads that it failed pays again: at some gateways a refusal comes after the payer has left. So
 * does, after a while, who reads that a payment was begun: the word of a refusal can be lost.
 */
async function goOnUntilActive(people: People, { id, till }: Paid): Promise<void> {
  const citizen = people.as('citizen1');
  const seen: string[] = [];
  for (let seconds = 0; seconds < PATIENCE_SECONDS; seconds += 1) {
    const { state } = await citizen.insist<{ state: string }>('GET', `/pratiche/${id}`);
    if (state === 'active') return;
    const path = `/pratiche/${id}/payments`;
    const { attempts } = await citizen.insist<{ attempts: { status: string }[] }>('GET', path);
    seen.push(`${state}: ${attempts.map(({ status }) => status).join(', ')}`);
    const isTiredOfWaiting = seconds % PAY_AGAIN_AFTER_SECONDS === PAY_AGAIN_AFTER_SECONDS - 1;
    if (attempts[0]?.status === 'failed' || isTiredOfWaiting)
      await payAt(people, id, { till, typed: till.good }).catch(unlessPaidMeanwhile);
    await pause(1_000);
  }
  const last = seen.slice(-3).join('; ');
  throw new Error(`${id} was paid by ${till.method} and never became active (${last})`);
}

/** @throws all but that nothing is due any more: the notice came between two looks */
function unlessPaidMeanwhile(error: Error): void {
  if (!error.message.includes('payment-not-due')) throw error;
}

/** Some are declined first, some click like mad. */
async function payAsPeopleDo(people: People, id: string, till: Till): Promise<void> {
  if (Math.random() < DECLINED_FIRST) await payAt(people, id, { till, typed: till.declined });
  if (Math.random() < ASKED_MANY_TIMES) {
    const body = { method: till.method };
    const ask = () => people.as('citizen1').call('POST', `/pratiche/${id}/payments`, { body });
    await Promise.allSettled(Array.from({ length: MANY }, ask));
  }
  await payAt(people, id, { till, typed: till.good });
}

/** Asks where to pay and does it there, as the payer's browser would. */
async function payAt(
  people: People,
  id: string,
  { till, typed }: { till: Till; typed: Record<string, string> },
) {
  const started = await people
    .as('citizen1')
    .insist<{ redirectUrl: string }>('POST', `/pratiche/${id}/payments`, {
      body: { method: till.method },
    });
  await fetch(started.redirectUrl, {
    method: 'POST',
    body: new URLSearchParams(typed),
    redirect: 'manual',
  });
}

async function spoil({ simulators }: Pick<Storm, 'simulators'>, faults: object): Promise<void> {
  for (const { url } of tillsOf(simulators)) {
    const response = await fetch(`${simulators[url]}/faults`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(faults),
    });
    if (!response.ok) throw new Error(`the simulator takes no faults: ${response.status}`);
  }
}

export interface Reckoning {
  /** What each side says of the money of these pratiche: number of the pratica → cents kept. */
  due: Map<string, number>;
  atGateways: Map<string, number>;
  inLedger: Map<string, number>;
  /** Ledger transactions that do not sum to zero. */
  unbalanced: number;
  /** Money on its way back, not there yet. */
  underWay: number;
}

/** What the gateways' books and ours say, once nothing is on its way back any more. */
export async function reckon(
  books: Simulators & { databaseUrl: string },
  ids: readonly string[],
): Promise<Reckoning> {
  for (let tries = 0; ; tries += 1) {
    const reckoning = await reckonNow(books, ids);
    if (reckoning.underWay === 0 || tries === 60) return reckoning;
    await pause(2_000);
  }
}

interface Booked {
  description: string;
  type: string;
  result: string;
  amount: number;
}

async function reckonNow(
  books: Simulators & { databaseUrl: string },
  ids: readonly string[],
): Promise<Reckoning> {
  const ours = await readOurs(books.databaseUrl, ids);
  const atGateways = new Map<string, number>();
  for (const { description, type, result, amount } of await listBooked(books)) {
    const number = description.replace('WeMi ', '');
    const isTaken = type === 'CAPTURE' && result === 'EXECUTED';
    const cents = isTaken ? amount : type === 'REFUND' ? -amount : 0;
    if (ours.due.has(number)) atGateways.set(number, (atGateways.get(number) ?? 0) + cents);
  }
  return { ...ours, atGateways };
}

async function listBooked(simulators: Simulators): Promise<Booked[]> {
  const books = tillsOf(simulators).map(async ({ url }) => {
    const response = await fetch(`${simulators[url]}/books`);
    return ((await response.json()) as { operations: Booked[] }).operations;
  });
  return (await Promise.all(books)).flat();
}

async function readOurs(databaseUrl: string, ids: readonly string[]) {
  const database = new pg.Client(databaseUrl);
  await database.connect();
  const ask = async (text: string) => {
    const { rows } = await database.query(text, [ids]);
    return rows as Record<string, unknown>[];
  };
  await database.query('begin');
  await database.query(
    `select set_config('wemi.comune', 'milano', true), set_config('wemi.role', 'system', true)`,
  );
  const due = await ask(
    'select number, amount_cents cents from wemi.payment join wemi.pratica on pratica.id = pratica_id where pratica_id = any($1)',
  );
  const kept = await ask(
    `select number, sum(amount_cents)::int cents from wemi.ledger_entry join wemi.pratica on pratica.id = pratica_id
     where pratica_id = any($1) and account like 'gateway:%' group by number`,
  );
  const [sums] = await ask(
    `select count(*)::int unbalanced from (select transaction_id from wemi.ledger_entry
     where pratica_id = any($1) group by 1 having sum(amount_cents) <> 0) as wrong`,
  );
  const [back] = await ask(
    `select (select count(*) from wemi.capture where pratica_id = any($1) and status = 'seen')::int
       + (select count(*) from wemi.refund where pratica_id = any($1) and status = 'due')::int under_way`,
  );
  await database.query('commit');
  await database.end();
  return {
    due: asMap(due),
    inLedger: asMap(kept),
    unbalanced: sums!['unbalanced'] as number,
    underWay: back!['under_way'] as number,
  };
}

function asMap(rows: Record<string, unknown>[]): Map<string, number> {
  return new Map(rows.map((row) => [row['number'] as string, row['cents'] as number]));
}
