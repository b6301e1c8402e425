import { sql } from 'kysely';
import type { KeyObject } from 'node:crypto';
import { parseAnchorLine, readLines } from './anchor-file.ts';
import { type Anchor, digestOf, isSignedBy, keyIdOf, writeAnchorLine } from './anchor-seal.ts';
import { listAnchors } from './anchors.ts';
import type { Trx } from './connect.ts';
import type { FoundPlace } from './verify-chains.ts';

/** What does not fit about an anchor, rather than about an event. */
export type AnchorMisfit =
  | 'missing in the database'
  | 'missing in the file'
  | 'not the one in the file'
  | 'changed'
  | 'unlinked'
  | 'signed by an unknown key'
  | 'wrongly signed'
  | 'a line that is no anchor';

export interface AnchorsToVerify {
  comuneId: string;
  keys: readonly KeyObject[];
  /** The anchor file as long as it was before the snapshot was taken; undefined: not compared. */
  file?: { path: string; size: number } | undefined;
  /** ISO instant: what was anchored after it may not have come to the file yet. */
  settledBefore: string;
  /** Only events of this pratica are held against their rows. */
  praticaId?: string | undefined;
  foundEvent: FoundPlace;
  /** @param n of the anchor; the number of the line for a line that is none */
  foundAnchor: (n: number, misfit: AnchorMisfit) => void;
}

/**
 * Holds the anchors of a comune against each other, their signatures, the file outside and the
 * events. Of two that differ, events are held against the one in the file.
 * @returns how many anchors there are, and how many events they hold
 */
export async function verifyAnchors(
  trx: Trx,
  args: AnchorsToVerify,
): Promise<{ anchors: number; events: number }> {
  const { foundAnchor } = args;
  const seen = { anchors: 0, events: 0 };
  let before: Anchor | undefined;
  for await (const pair of pairsOf(trx, args)) {
    const anchor = pair.written ?? pair.stored;
    for (const misfit of pairMisfits(pair, args)) foundAnchor(pair.n, misfit);
    const misfit = anchor && misfitOf(anchor, { before, keys: args.keys });
    if (misfit) foundAnchor(pair.n, misfit);
    if (anchor) await compareEvents(trx, anchor, args);
    seen.anchors += 1;
    seen.events += anchor?.events.length ?? 0;
    before = anchor;
  }
  return seen;
}

/** The two copies of an anchor; both are missing where neither goes on with the right number. */
interface Pair {
  n: number;
  stored: Anchor | undefined;
  written: Anchor | undefined;
}

/** Walks database and file side by side, from the first anchor to the last that either holds. */
async function* pairsOf(trx: Trx, args: AnchorsToVerify): AsyncGenerator<Pair> {
  const rows = rowsOf(trx);
  const lines = linesOf(args);
  let [row, line] = [await rows.next(), await lines.next()];
  for (let n = 1; !row.done || !line.done; n += 1) {
    const stored = row.value?.n === n ? row.value : undefined;
    const written = line.value?.n === n ? line.value : undefined;
    yield { n, stored, written };
    if (!stored && !written) return;
    if (stored) row = await rows.next();
    if (written) line = await lines.next();
  }
}

function pairMisfits(
  { stored, written }: Pair,
  { file, settledBefore }: AnchorsToVerify,
): AnchorMisfit[] {
  if (stored && written) {
    return writeAnchorLine(stored) === writeAnchorLine(written) ? [] : ['not the one in the file'];
  }
  const isOnItsWay = stored && stored.at >= settledBefore;
  return [
    ...(stored ? [] : (['missing in the database'] as const)),
    ...(file && !written && !isOnItsWay ? (['missing in the file'] as const) : []),
  ];
}

function misfitOf(
  anchor: Anchor,
  { before, keys }: { before: Anchor | undefined; keys: readonly KeyObject[] },
): AnchorMisfit | undefined {
  if (anchor.digest !== digestOf(anchor)) return 'changed';
  if (anchor.prevDigest !== (before?.digest ?? null)) return 'unlinked';
  const key = keys.find((known) => keyIdOf(known) === anchor.keyId);
  if (!key) return 'signed by an unknown key';
  return isSignedBy(anchor.digest, anchor.signature, key) ? undefined : 'wrongly signed';
}

/** Every event that an anchor holds must still be there as it was. */
async function compareEvents(
  trx: Trx,
  anchor: Anchor,
  { praticaId, foundEvent }: AnchorsToVerify,
): Promise<void> {
  const events = praticaId ? anchor.events.filter(([id]) => id === praticaId) : anchor.events;
  if (events.length === 0) return;
  const { rows } = await sql<{ id: string; praticaId: string; seq: number; hash: string }>`
    select id, pratica_id, seq, hash from event
    where id = any(${events.map(([, , id]) => id)}::bigint[])`.execute(trx);
  const byId = new Map(rows.map((row) => [row.id, row]));
  const misfits = events.filter(([pratica, seq, id, hash]) => {
    const row = byId.get(id);
    return !(row && row.praticaId === pratica && row.seq === seq && row.hash === hash);
  });
  for (const [pratica, seq] of misfits) {
    foundEvent(pratica, { seq, misfit: (await isThere(trx, pratica, seq)) ? 'not as anchored' : 'missing' }); // prettier-ignore
  }
}

async function isThere(trx: Trx, praticaId: string, seq: number): Promise<boolean> {
  const event = await trx
    .selectFrom('event')
    .select('id')
    .where('praticaId', '=', praticaId)
    .where('seq', '=', seq)
    .executeTakeFirst();
  return event !== undefined;
}

async function* rowsOf(trx: Trx): AsyncGenerator<Anchor, undefined> {
  for (let afterN = 0; ;) {
    const anchors = await listAnchors(trx, { afterN });
    yield* anchors;
    if (anchors.length === 0) return undefined;
    afterN = anchors.at(-1)!.n;
  }
}

/**
 * The comune's anchors in the file. A line that a crash tore is told from one that was changed by
 * the whole one that follows it.
 */
async function* linesOf({
  file,
  comuneId,
  foundAnchor,
}: AnchorsToVerify): AsyncGenerator<Anchor, undefined> {
  if (!file) return undefined;
  let torn: { text: string; number: number } | undefined;
  let number = 0;
  for await (const { text } of readLines(file.path, { upTo: file.size })) {
    number += 1;
    if (torn && !text.startsWith(torn.text)) foundAnchor(torn.number, 'a line that is no anchor');
    const anchor = parseAnchorLine(text);
    torn = anchor ? undefined : { text, number };
    if (anchor?.comuneId === comuneId) yield anchor;
  }
  if (torn) foundAnchor(torn.number, 'a line that is no anchor');
  return undefined;
}
