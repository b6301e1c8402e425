import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { connect, type Db } from '../db/connect.ts';
import { sharedStack } from '../dev/testing/stack.ts';
import { inDays, move, NEED, payByCard, type People, reach, TERMS } from './walk.ts';
import { CORPUS, inTextsOf } from './xss-corpus.ts';

export const REASONS = inTextsOf(1000);
export const LONG_TEXTS = inTextsOf(2000);
export const NAMES = inTextsOf(120).map((text) => text.replaceAll('\n', ' '));
const LINES = 20;

/** As the owner of the server, past every rule: for what no route takes. */
export function openBehind(): Db {
  const url = new URL(sharedStack().adminDatabaseUrl);
  url.pathname = '/wemi';
  return connect(url.href, { max: 1 });
}

/** Does the same with each, a few at a time. */
export async function withEach<T, R>(
  all: readonly T[],
  work: (one: T, index: number) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  for (let from = 0; from < all.length; from += 8)
    results.push(...(await Promise.all(all.slice(from, from + 8).map((one, n) => work(one, from + n))))); // prettier-ignore
  return results;
}

/** Needs whose texts are payloads, the whole corpus in all; the first is offered, paid and ended. */
export async function plantPratiche(people: People): Promise<string[]> {
  const citizen = people.as('citizen1');
  const ids = await withEach(REASONS, async (text, n) => {
    const [name, place] = [NAMES[n]!, inTextsOf(400)[n]!];
    const body = {
      ...NEED,
      beneficiary: { self: false, name, relation: CORPUS[n]!.slice(0, 60) },
      place: { ...NEED.place, address: CORPUS[n * 7]!.slice(0, 200), notes: place },
      times: { from: inDays(0), months: 1, notes: text },
    };
    return (await citizen.insist<{ id: string }>('POST', '/pratiche', { body })).id;
  });
  await endService(people, ids[0]!);
  await withEach(ids.slice(1), (id, n) => withdrawInPlace(people, { id, reason: REASONS[n + 1]! }));
  return ids;
}

async function endService(people: People, id: string): Promise<void> {
  const labels = inTextsOf(120);
  for (const [n, ente] of ['ente1', 'ente2'].entries()) {
    const lines = labels.slice(n * LINES, (n + 1) * LINES).map((label) => ({ ...TERMS.lines[0]!, label, quantity: 1 })); // prettier-ignore
    const note = LONG_TEXTS[n + 1]!;
    await move(people, ente, id, 'submitOffer', { ...TERMS, firstDate: inDays(0), lines, note });
  }
  const citizen = people.as('citizen1');
  const { items } = await citizen.insist<{ items: { id: string; revision: number; ente: { id: string } }[] }>('GET', `/pratiche/${id}/offers`); // prettier-ignore
  const { id: offerId, revision } = items.find(({ ente }) => ente.id.endsWith('1'))!;
  await move(people, 'citizen1', id, 'chooseOffer', { offerId, revision });
  await move(people, 'ente1', id, 'confirmOrder', { startDate: inDays(0), endDate: inDays(29) });
  await payByCard(people, id);
  await reach(people, id, 'active');
}

/** The citizen ends the service, soon; waits until it is settled and closed. */
export async function interrupt(people: People, id: string): Promise<void> {
  const citizen = people.as('citizen1');
  const path = `/pratiche/${id}`;
  const { version } = await citizen.insist<{ version: number }>('GET', path);
  const body = {
    ...{ transition: 'interrupt', expectedVersion: version },
    ...{ payload: { effectiveOn: inDays(10) }, reason: REASONS[0] },
  };
  await citizen.insist('POST', `${path}/transitions`, { body });
  for (let tries = 0; tries < 120; tries += 1) {
    if ((await citizen.insist<{ closed: boolean }>('GET', path)).closed) return;
    await pause(500);
  }
  throw new Error(`${id} is never settled`);
}

async function withdrawInPlace(people: People, { id, reason }: { id: string; reason: string }) {
  const admin = people.as('admin1');
  const { version } = await admin.insist<{ version: number }>('GET', `/pratiche/${id}`);
  const body = {
    ...{ transition: 'withdraw', expectedVersion: version, payload: {}, reason },
    onBehalfOf: { role: 'citizen' },
  };
  await admin.insist('POST', `/pratiche/${id}/transitions`, { body });
}

/** Each payload a message of its own, by one whose name it is; and all of them in each other place. */
export async function plantMessages(people: People, id: string, behind: Db): Promise<void> {
  const send = (who: string, body: object) =>
    people.as(who).insist('POST', `/pratiche/${id}/messages`, { body });
  const withEnte = { kind: 'citizen-ente', enteId: (await chosen(people, id)).enteId };
  await withEach(CORPUS, (text, n) => send(n % 2 ? 'ente1' : 'citizen1', { ...withEnte, text }));
  await sql`update wemi.message set author_name = wemi.message.text from wemi.conversation
    where conversation.id = conversation_id and pratica_id = ${id}`.execute(behind);
  for (const text of LONG_TEXTS) {
    await send('admin1', { kind: 'citizen-office', text });
    await send('ente1', { kind: 'ente-office', text });
    await send('ente1', { kind: 'notes', text });
    await send('admin1', { kind: 'notes', text });
  }
}

export async function chosen(people: People, id: string): Promise<{ enteId: string }> {
  const { items } = await people.as('ente1').insist<{ items: { kind: string; enteId: string }[] }>('GET', `/pratiche/${id}/conversations`); // prettier-ignore
  return items.find(({ kind }) => kind === 'citizen-ente')!;
}

const PDF = '%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\nxref\n0 1\ntrailer<<>>\nstartxref\n9\n%%EOF\n'; // prettier-ignore

/** Files called like payloads, ten to a message. @returns the names under which they are kept */
export async function plantFiles(
  people: People,
  id: string,
  payloads: readonly string[],
): Promise<string[]> {
  const { enteId } = await chosen(people, id);
  const to = `/pratiche/${id}/message-documents`;
  const kept = await withEach(payloads, (payload) => upload(people, to, payload));
  for (let from = 0; from < kept.length; from += 10) {
    const documentIds = kept.slice(from, from + 10).map((one) => one.id);
    const body = { kind: 'citizen-ente', enteId, text: '', documentIds };
    await people.as('citizen1').insist('POST', `/pratiche/${id}/messages`, { body });
  }
  return kept.map(({ name }) => name);
}

/** A paper of the citizen's, under a name. */
export async function upload(people: People, path: string, name: string) {
  const form = new FormData();
  form.append('file', new Blob([PDF], { type: 'application/pdf' }), `${name}.pdf`);
  const authorization = `Bearer ${await people.as('citizen1').token()}`;
  const headers = { authorization, 'idempotency-key': crypto.randomUUID() };
  const url = `${sharedStack().publicUrl}/api${path}`;
  const answer = await fetch(url, { method: 'POST', headers, body: form });
  if (answer.status !== 201) throw new Error(`${name}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as { id: string; name: string };
}
