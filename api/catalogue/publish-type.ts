import type { Static } from 'typebox';
import type { Trx } from '../../db/connect.ts';
import { nameUuid } from '../../db/name-uuid.ts';
import { addTypeAct, listTypeVersions, lockCatalogue, publishType, type TypeVersionRow } from '../../db/service-types.ts'; // prettier-ignore
import type { Actor } from '../actor.ts';
import { hashRequest } from '../idempotency.ts';
import { invalid, problem } from '../problem.ts';
import type { PublishType } from './admin-schemas.ts';
import { wrongInDefinition } from './foresee-effects.ts';

/**
 * Publishes the next version of a service type, or a new type. The same command again is the same
 * version. What runs keeps the version that it has; what it once said is never lost.
 * @throws invalid with a pointer to each wrong field, catalogue-changed when the writer has not seen
 *   the latest version, idempotency-key-reused
 */
export async function publish(
  trx: Trx,
  actor: Actor,
  given: { commandId: string; id: string; body: Static<typeof PublishType> },
): Promise<void> {
  const { comuneId, id: writtenBy } = actor;
  const { id: serviceTypeId, body } = given;
  const { definition, expectedVersion } = body;
  await lockCatalogue(trx, { comuneId });
  const before = await listTypeVersions(trx, { comuneId, id: serviceTypeId });
  const id = nameUuid('service-type', given.commandId);
  const known = before.find(({ actId }) => actId === id);
  if (known && hashRequest(known.definition) !== hashRequest(definition))
    throw problem('idempotency-key-reused');
  if (known) return;
  const reason = body.reason.trim();
  if (!reason) throw invalid('/reason', { it: 'Scrivi il motivo.', en: 'Please give a reason.' });
  const [latest] = before;
  if ((latest?.version ?? 0) !== expectedVersion) throw changedMeanwhile(latest);
  const errors = await wrongInDefinition(trx, { comuneId, definition });
  if (errors.length > 0)
    throw problem('invalid', {
      errors: errors.map(({ pointer, message }) => ({ pointer: `/definition${pointer}`, message })),
    });
  const version = await publishType(trx, { comuneId, id: serviceTypeId, definition });
  if (version === expectedVersion) throw invalid('/definition', NOTHING_NEW);
  await addTypeAct(trx, { id, comuneId, serviceTypeId, version, writtenBy, reason });
}

const NOTHING_NEW = {
  it: 'Non hai cambiato niente.',
  en: 'You have changed nothing.',
};

function changedMeanwhile(latest: TypeVersionRow | undefined) {
  if (!latest) return problem('catalogue-changed');
  const by = latest.writtenBy ?? 'WeMi';
  return problem('catalogue-changed', {
    detail: {
      it: `${by} ha pubblicato la versione ${latest.version}.`,
      en: `${by} published version ${latest.version}.`,
    },
  });
}
