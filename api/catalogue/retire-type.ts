import type { Static } from 'typebox';
import { findServiceType } from '../../db/catalogue.ts';
import type { Trx } from '../../db/connect.ts';
import { addTypeNotices } from '../../db/ente-notices.ts';
import { nameUuid } from '../../db/name-uuid.ts';
import { lockCatalogue } from '../../db/service-types.ts';
import { addRetirement, countOnRetirement, listRetirements } from '../../db/type-retirements.ts';
import type { Actor } from '../actor.ts';
import { invalid, problem } from '../problem.ts';
import type { Retirement, RetireType } from './admin-schemas.ts';

interface OfType {
  comuneId: string;
  id: string;
}

/** Whether a type is retired, what retiring it touches today, and who did so before. @throws not-found */
export async function readRetirement(trx: Trx, of: OfType): Promise<Static<typeof Retirement>> {
  const type = await findServiceType(trx, of);
  if (!type) throw problem('not-found');
  return {
    retiredAt: type.retiredAt,
    touches: await countOnRetirement(trx, of),
    acts: await listRetirements(trx, of),
  };
}

/**
 * Retires a service type or takes it back: the same command again is done once. Nothing that runs is
 * touched; what it touches at that moment is written down with it, and enti that offer it are told.
 * @throws not-found, catalogue-changed when it is so already, invalid, idempotency-key-reused
 */
export async function retire(
  trx: Trx,
  actor: Actor,
  given: { commandId: string; id: string; body: Static<typeof RetireType> },
): Promise<void> {
  const { comuneId, id: writtenBy } = actor;
  const { id: serviceTypeId, body } = given;
  const of = { comuneId, id: serviceTypeId };
  const { act } = body;
  const reason = body.reason.trim();
  await lockCatalogue(trx, { comuneId });
  const type = await findServiceType(trx, of);
  if (!type) throw problem('not-found');
  const id = nameUuid('type-retirement', given.commandId);
  const known = (await listRetirements(trx, of)).find((before) => before.id === id);
  if (known && (known.act !== act || known.reason !== reason))
    throw problem('idempotency-key-reused');
  if (known) return;
  if (!reason) throw invalid('/reason', { it: 'Scrivi il motivo.', en: 'Please give a reason.' });
  if ((type.retiredAt !== null) === (act === 'retire')) throw problem('catalogue-changed');
  const touched = await countOnRetirement(trx, of);
  await addRetirement(trx, { ...touched, id, comuneId, serviceTypeId, act, reason, writtenBy });
  const kind = act === 'retire' ? 'typeRetired' : 'typeRestored';
  await addTypeNotices(trx, { comuneId, serviceTypeId, kind });
}
