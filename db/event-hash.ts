import { createHash } from 'node:crypto';

/** What of an event its hash holds fast: all but the id, which the database gives. */
export interface ChainedEvent {
  comuneId: string;
  /** Of a qualification's events, its id stands here. */
  praticaId: string;
  seq: number;
  version: number;
  kind: string;
  fromState: string | null;
  toState: string;
  actorId: string | null;
  actorRole: string;
  /** Objects, or the JSON text that is about to be written. */
  onBehalfOf: object | string | null;
  reason: string | null;
  channel: string;
  audience: readonly string[];
  data: object | string;
  commandId: string;
  /** ISO instant. */
  at: string;
  prevHash: string | null;
}

/**
 * SHA-256 over an event's fields, the hash of the one before among them. The same before writing
 * and after reading, whatever the database does to the order of keys: JSON is sorted, ids are in
 * small letters, instants in UTC.
 */
export function hashOf(event: ChainedEvent): string {
  const fields = {
    comuneId: event.comuneId,
    praticaId: event.praticaId.toLowerCase(),
    seq: event.seq,
    version: event.version,
    kind: event.kind,
    fromState: event.fromState,
    toState: event.toState,
    actorId: event.actorId?.toLowerCase() ?? null,
    actorRole: event.actorRole,
    onBehalfOf: asRead(event.onBehalfOf),
    reason: event.reason,
    channel: event.channel,
    audience: event.audience,
    data: asRead(event.data),
    commandId: event.commandId.toLowerCase(),
    at: new Date(event.at).toISOString(),
    prevHash: event.prevHash,
  };
  return createHash('sha256').update(canonical(fields)).digest('hex');
}

function asRead(value: object | string | null): unknown {
  return typeof value === 'string' ? JSON.parse(value) : value;
}

/** JSON with the keys of every object in order. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    inner && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
