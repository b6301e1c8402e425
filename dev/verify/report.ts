import type { Misfit } from '../../db/check-chain.ts';
import type { Verified } from '../../db/verify-history.ts';

const SHOWN_AT_MOST = 50;

const SAYINGS: Record<Misfit, string> = {
  missing: 'is missing',
  repeated: 'stands there twice',
  changed: 'is not what was written: its content does not give its hash',
  unlinked: 'was not written after the event before it',
  reordered: 'has a row that is older than that of the event before it',
  added: 'was added: its pratica knows nothing of it',
  'other state': 'left the pratica in another state than it is in',
  'not as anchored': 'is not the one that was anchored',
};

/** What was found in one comune, in lines: the first bad event of every pratica that has one. */
export function reportOn(verified: Verified): string[] {
  const { comuneId, badEvents, badAnchors } = verified;
  const bad = [
    ...badEvents.map(({ number, praticaId, seq, misfit }) => {
      const name = number ?? `${praticaId} (its row is gone)`;
      return `${comuneId}: pratica ${name}, event ${seq} ${SAYINGS[misfit]}`;
    }),
    ...badAnchors.map(({ n, misfit }) =>
      misfit === 'a line that is no anchor'
        ? `${comuneId}: line ${n} of the anchor file is no anchor`
        : `${comuneId}: anchor ${n} is ${misfit}`,
    ),
  ];
  const more = bad.length - SHOWN_AT_MOST;
  return [
    ...bad.slice(0, SHOWN_AT_MOST),
    ...(more > 0 ? [`${comuneId}: and ${more} more`] : []),
    summaryOf(verified),
  ];
}

export function isWhole({ badEvents, badAnchors }: Verified): boolean {
  return badEvents.length === 0 && badAnchors.length === 0;
}

function summaryOf(verified: Verified): string {
  const { comuneId, pratiche, events, anchors } = verified;
  const seen = `${count(events, 'event')} of ${count(pratiche, 'pratica', 'pratiche')}, ${count(anchors, 'anchor')}`;
  return `${comuneId}: ${seen}: ${isWhole(verified) ? 'all holds' : 'THE HISTORY DOES NOT HOLD'}`;
}

function count(n: number, one: string, many = `${one}s`): string {
  return `${n.toLocaleString('en')} ${n === 1 ? one : many}`;
}
