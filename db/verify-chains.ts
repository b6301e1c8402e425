import { checkChain, checkEnd, type Place, type StoredEvent } from './check-chain.ts';
import type { Trx } from './connect.ts';
import { type PraticheRange, readChain, streamEvents } from './stored-events.ts';

export interface PraticaStanding {
  id: string;
  number: string;
  version: number;
  state: string;
}

/** Told the first bad place of each pratica; the row of the pratica itself may be gone. */
export type FoundPlace = (praticaId: string, place: Place) => void;

const PRATICHE_AT_ONCE = 1_000;

/**
 * Holds every chain of a comune against itself and against where its pratica stands: pratiche and
 * events are walked side by side, in the order of their ids.
 * @returns how many events and pratiche were seen
 */
export async function verifyChains(
  trx: Trx,
  found: FoundPlace,
): Promise<{ events: number; pratiche: number }> {
  const seen = { events: 0, pratiche: 0 };
  let after: string | undefined;
  while (true) {
    const pratiche = await listStandings(trx, { after });
    const upTo = pratiche.length < PRATICHE_AT_ONCE ? undefined : pratiche.at(-1)!.id;
    const standings = new Map(pratiche.map((pratica) => [pratica.id, pratica]));
    for await (const events of streamChains(trx, { after, upTo })) {
      const { praticaId } = events[0]!;
      report(found, praticaId, events, standings.get(praticaId));
      standings.delete(praticaId);
      seen.events += events.length;
    }
    for (const pratica of standings.values()) report(found, pratica.id, [], pratica);
    seen.pratiche += pratiche.length;
    if (!upTo) return seen;
    after = upTo;
  }
}

/** The same for one pratica. */
export async function verifyChain(
  trx: Trx,
  { pratica, found }: { pratica: PraticaStanding; found: FoundPlace },
): Promise<number> {
  const events = await readChain(trx, { praticaId: pratica.id });
  report(found, pratica.id, events, pratica);
  return events.length;
}

/** Events whose pratica is not of this comune, or of none, were put or moved there. */
function report(
  found: FoundPlace,
  praticaId: string,
  events: readonly StoredEvent[],
  pratica: PraticaStanding | undefined,
): void {
  const stray: Place = { seq: events[0]?.seq ?? 1, misfit: 'added' };
  const place = checkChain(events) ?? (pratica ? checkEnd(events.at(-1), pratica) : stray);
  if (place) found(praticaId, place);
}

/** The events of one pratica after another; only what crosses two batches is held together. */
async function* streamChains(trx: Trx, range: PraticheRange): AsyncGenerator<StoredEvent[]> {
  let chain: StoredEvent[] = [];
  for await (const batch of streamEvents(trx, range)) {
    for (const event of batch) {
      if (chain.length > 0 && chain[0]!.praticaId !== event.praticaId) {
        yield chain;
        chain = [];
      }
      chain.push(event);
    }
  }
  if (chain.length > 0) yield chain;
}

function listStandings(trx: Trx, { after }: { after: string | undefined }) {
  let pratiche = trx.selectFrom('pratica').select(['id', 'number', 'version', 'state']);
  if (after) pratiche = pratiche.where('id', '>', after);
  return pratiche.orderBy('id').limit(PRATICHE_AT_ONCE).execute();
}
