import { type ChainedEvent, hashOf } from './event-hash.ts';

/** What is told of an event whose reason was erased. */
export interface Erased {
  seq: number;
  /** The event's own, made while it had its reason: it stays, and links the chain. */
  hash: string;
  /** The hash of what is left: nothing else of the event may have changed. */
  left: string;
}

type Told = ChainedEvent & { hash: string };

/** Of the kind of event that tells, within the chain itself, which of its reasons were erased. */
export const DATA_ERASED = 'dataErased';

/** What is to be told of events before their reasons go; those without one are left out. */
export function tellErased(events: readonly Told[]): Erased[] {
  return events
    .filter(({ reason }) => reason !== null)
    .map((event) => ({
      seq: event.seq,
      hash: event.hash,
      left: hashOf({ ...event, reason: null }),
    }));
}

/**
 * What a chain says was erased of its earlier events, by their place. An event that tells of it is
 * held against its hash like any other: whoever changes its list breaks the chain there.
 */
export function readErased(events: readonly Told[]): Map<number, Erased> {
  const erased = new Map<number, Erased>();
  for (const { kind, data, seq } of events) {
    if (kind !== DATA_ERASED) continue;
    for (const each of listOf(data)) if (each.seq < seq) erased.set(each.seq, each);
  }
  return erased;
}

function listOf(data: object | string): Erased[] {
  try {
    const read = (typeof data === 'string' ? JSON.parse(data) : data) as { erased?: unknown };
    return Array.isArray(read.erased) ? (read.erased as Erased[]) : [];
  } catch {
    return [];
  }
}
