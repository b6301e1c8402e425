import type { KeyObject } from 'node:crypto';
import { sizeOf } from './anchor-file.ts';
import type { Place } from './check-chain.ts';
import { asSystem, type Db, type Trx } from './connect.ts';
import { type AnchorMisfit, type AnchorsToVerify, verifyAnchors } from './verify-anchors.ts';
import { type PraticaStanding, verifyChain, verifyChains } from './verify-chains.ts';

/** The first event of a pratica that does not fit. */
export interface BadEvent extends Place {
  praticaId: string;
  /** Undefined when the pratica's own row is gone. */
  number: string | undefined;
}

export interface BadAnchor {
  n: number;
  misfit: AnchorMisfit;
}

export interface Verified {
  comuneId: string;
  pratiche: number;
  events: number;
  anchors: number;
  /** Events of the whole comune that anchors hold; the rest are too new, or nobody anchors. */
  anchoredEvents: number;
  badEvents: BadEvent[];
  badAnchors: BadAnchor[];
}

export interface HistoryToVerify {
  comuneId: string;
  /** Only this pratica, against all anchors. */
  pratica?: PraticaStanding | undefined;
  keys: readonly KeyObject[];
  /** Path of the anchor file, when it is at hand. */
  anchorFile?: string | undefined;
  /** How long an anchor may take from the database to the file; a minute when missing. */
  graceMs?: number;
}

const FILE_LATE_AT_MOST_MS = 60_000;

/**
 * Finds any change, deletion, reordering, insertion or truncation of the events of a comune.
 * @param db must read one snapshot per transaction, or what is written meanwhile looks wrong
 */
export async function verifyHistory(db: Db, args: HistoryToVerify): Promise<Verified> {
  const { anchorFile, graceMs = FILE_LATE_AT_MOST_MS } = args;
  // Looked at first: whatever the file holds by now is in the snapshot that comes after.
  const file = anchorFile ? { path: anchorFile, size: await sizeOf(anchorFile) } : undefined;
  const settledBefore = new Date(Date.now() - graceMs).toISOString();
  return asSystem(db, args.comuneId, (trx) => verifyWithin(trx, { ...args, file, settledBefore }));
}

/** The same within one transaction, which sees what the system may see of the comune. */
export async function verifyWithin(
  trx: Trx,
  args: HistoryToVerify & Pick<AnchorsToVerify, 'file' | 'settledBefore'>,
): Promise<Verified> {
  const { comuneId, pratica } = args;
  const places = new Map<string, Place>();
  const badAnchors: BadAnchor[] = [];
  const found = (praticaId: string, place: Place) => {
    const known = places.get(praticaId);
    if (!known || place.seq < known.seq) places.set(praticaId, place);
  };
  const chains = pratica
    ? { pratiche: 1, events: await verifyChain(trx, { pratica, found }) }
    : await verifyChains(trx, found);
  const anchored = await verifyAnchors(trx, {
    ...args,
    praticaId: pratica?.id,
    foundEvent: found,
    foundAnchor: (n, misfit) => badAnchors.push({ n, misfit }),
  });
  return {
    comuneId,
    ...chains,
    anchors: anchored.anchors,
    anchoredEvents: anchored.events,
    badEvents: await nameEvents(trx, places),
    badAnchors,
  };
}

async function nameEvents(trx: Trx, places: Map<string, Place>): Promise<BadEvent[]> {
  if (places.size === 0) return [];
  const pratiche = await trx
    .selectFrom('pratica')
    .select(['id', 'number'])
    .where('id', 'in', [...places.keys()])
    .execute();
  const numbers = new Map(pratiche.map(({ id, number }) => [id, number]));
  return [...places]
    .map(([praticaId, place]) => ({ praticaId, number: numbers.get(praticaId), ...place }))
    .sort((a, b) => (a.number ?? a.praticaId).localeCompare(b.number ?? b.praticaId));
}
