import type { Static } from 'typebox';
import type { Trx } from '../../db/connect.ts';
import { addIsee, findIsee } from '../../db/isee.ts';
import { nameUuid } from '../../db/name-uuid.ts';
import type { Actor } from '../actor.ts';
import { today } from '../days.ts';
import { invalid, problem } from '../problem.ts';
import type { SayIsee } from './schemas.ts';

const OVER = {
  it: 'Questo ISEE è scaduto: serve un’attestazione ancora valida.',
  en: 'This ISEE has expired: a certificate that is still good is needed.',
};

/**
 * Somebody's own ISEE as they say it: it is marked as self-declared, and counts for tariffs from the
 * next order on (docs/adr/0036). The same command again is one ISEE.
 * @throws invalid, idempotency-key-reused
 */
export async function sayIsee(
  trx: Trx,
  actor: Actor,
  { commandId, body }: { commandId: string; body: Static<typeof SayIsee> },
) {
  const { kind, cents: valueCents, validUntil } = body;
  const id = nameUuid('isee', commandId);
  const said = { kind, valueCents, validUntil };
  const known = await findIsee(trx, { id });
  if (known) {
    const isSame = Object.entries(said).every(([name, value]) => known[name as keyof typeof said] === value); // prettier-ignore
    if (!isSame) throw problem('idempotency-key-reused');
    return iseeView(known);
  }
  if (validUntil < today()) throw invalid('/validUntil', OVER);
  const { comuneId, id: personId } = actor;
  await addIsee(trx, {
    ...said,
    id,
    comuneId,
    personId,
    source: 'self-declared',
    saidBy: personId,
  });
  return iseeView((await findIsee(trx, { id }))!);
}

/** @param row as the database has it */
export function iseeView({ valueCents: cents, ...row }: IseeRow) {
  return { ...row, cents };
}

type IseeRow = NonNullable<Awaited<ReturnType<typeof findIsee>>>;
