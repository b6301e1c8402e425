import { createHash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { Trx } from '../db/connect.ts';
import { findCommand } from '../db/commands.ts';
import { nameUuid } from '../db/name-uuid.ts';
import type { ProblemCode } from './problem-schema.ts';
import { problem } from './problem.ts';

/** Characters of a key. */
export const KEY_LENGTH = { least: 8, most: 100 };

/**
 * The id of a command: made of who gives it and the key it is given under, so that the same person
 * asking the same again is one effect with one answer, in every process and after every crash.
 * @throws idempotency-key-missing
 */
export function commandIdOf(actorId: string, headers: IncomingHttpHeaders): string {
  const key = headers['idempotency-key'];
  const { least, most } = KEY_LENGTH;
  if (typeof key !== 'string' || key.length < least || key.length > most) {
    throw problem('idempotency-key-missing');
  }
  return nameUuid('command', actorId, key);
}

/** What tells a repeated request from another one under the same key. */
export function hashRequest(about: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify(inOrder(about)))
    .digest('hex');
}

/**
 * The answer given to a command before.
 * @returns undefined when it was never given, or when nothing is known of it yet: send it (again)
 * @throws idempotency-key-reused for another request; the refusal that was given then
 */
export async function replay<Answer>(
  trx: Trx,
  { id, requestHash }: { id: string; requestHash: string },
): Promise<Answer | undefined> {
  const known = await findCommand(trx, { id });
  if (!known) return undefined;
  if (known.requestHash !== requestHash) throw problem('idempotency-key-reused');
  const refused = known.result?.refused;
  if (refused) throw problem(refused as ProblemCode);
  return (known.result as Answer | null) ?? undefined;
}

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([name, inner]) => [name, inOrder(inner)]));
}
