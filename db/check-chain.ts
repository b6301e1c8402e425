import { type Erased, readErased } from './erased-events.ts';
import { type ChainedEvent, hashOf } from './event-hash.ts';

/** An event as its row holds it. */
export type StoredEvent = ChainedEvent & {
  hash: string;
  /** In the order of writing. */
  id: string;
  /** False when a value was read that no writer of ours leaves, though it may mean the same. */
  isExact?: boolean;
};

/** What does not fit at a place of the chain. */
export type Misfit =
  /** No event is there, though one was: later ones are, the pratica's version says so, or an anchor. */
  | 'missing'
  /** A place that is taken twice. */
  | 'repeated'
  /** Its content is not the one that its hash was made of. */
  | 'changed'
  /** Its hash is right, but made after another event than the one before it. */
  | 'unlinked'
  /** Its row is older than that of the event before it. */
  | 'reordered'
  /** The pratica knows nothing of it. */
  | 'added'
  /** The pratica is in another state than its last event says. */
  | 'other state'
  /** Well formed, but not the event that was anchored. */
  | 'not as anchored';

export interface Place {
  seq: number;
  misfit: Misfit;
}

/** Where a pratica stands, by its own row. */
export interface Standing {
  version: number;
  state: string;
}

/**
 * The first event of a pratica that is not what was written.
 * @param events all of them, in the order of `seq`
 */
export function checkChain(events: readonly StoredEvent[]): Place | undefined {
  const erased = readErased(events);
  for (const [index, event] of events.entries()) {
    const misfit = misfitOf(event, events[index - 1], erased);
    if (misfit) return { seq: misfit === 'missing' ? index + 1 : event.seq, misfit };
  }
  return undefined;
}

/** What a chain cannot say of itself: whether it goes as far as its pratica has come. */
export function checkEnd(
  last: Pick<ChainedEvent, 'seq' | 'version' | 'toState'> | undefined,
  { version, state }: Standing,
): Place | undefined {
  if (!last || last.version < version) return { seq: (last?.seq ?? 0) + 1, misfit: 'missing' };
  if (last.version > version) return { seq: last.seq, misfit: 'added' };
  return last.toState === state ? undefined : { seq: last.seq, misfit: 'other state' };
}

function misfitOf(
  event: StoredEvent,
  before: StoredEvent | undefined,
  erased: ReadonlyMap<number, Erased>,
): Misfit | undefined {
  const expected = (before?.seq ?? 0) + 1;
  if (event.seq !== expected) return event.seq < expected ? 'repeated' : 'missing';
  if (event.isExact === false || !isAsWritten(event, erased.get(event.seq))) return 'changed';
  if (event.prevHash !== (before?.hash ?? null)) return 'unlinked';
  return before && Number(event.id) <= Number(before.id) ? 'reordered' : undefined;
}

/** By its own hash; or, once its reason was erased, by what the event that tells of it says is left. */
function isAsWritten(event: StoredEvent, erased: Erased | undefined): boolean {
  const hash = hashAsRead(event);
  if (event.hash === hash) return true;
  return event.reason === null && erased?.hash === event.hash && erased.left === hash;
}

/** What cannot even be read, an impossible date or broken JSON, has no hash. */
function hashAsRead(event: ChainedEvent): string | undefined {
  try {
    return hashOf(event);
  } catch {
    return undefined;
  }
}
