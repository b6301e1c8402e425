import type { Step } from '../workflows/pratica/messages.ts';
import type { Trx } from './connect.ts';
import { appendEventBeside } from './events-beside.ts';
import { nameUuid } from './name-uuid.ts';

/** The pratica that this one opened anew, if it did. */
export function findReopenedFrom(trx: Trx, { needId }: { needId: string }) {
  return trx
    .selectFrom('need')
    .innerJoin('pratica as old', 'old.id', 'need.reopenedFrom')
    .select(['old.id', 'old.number'])
    .where('need.id', '=', needId)
    .executeTakeFirst();
}

/** The pratiche that opened this one anew, the latest first. */
export function listReopenedAs(trx: Trx, { praticaId }: { praticaId: string }) {
  return trx
    .selectFrom('need')
    .innerJoin('pratica as anew', 'anew.needId', 'need.id')
    .select(['anew.id', 'anew.number', 'anew.state', 'anew.closed'])
    .where('need.reopenedFrom', '=', praticaId)
    .orderBy('anew.openedAt', 'desc')
    .orderBy('anew.id')
    .execute();
}

/**
 * A request may open an old pratica anew: the old one's timeline says so, and each tells the
 * other's number. Whoever did it knows already; done by the office, the citizen is told.
 * @returns facts of the request's own event
 */
export async function linkToOld(
  trx: Trx,
  { id, pratica, facts, actor, at }: Step,
  number: string,
): Promise<object> {
  if (!facts.reopens) return {};
  const old = await trx
    .selectFrom('pratica')
    .select(['id', 'number'])
    .where('id', '=', facts.reopens)
    .executeTakeFirstOrThrow();
  await appendEventBeside(trx, {
    kind: 'reopen',
    commandId: nameUuid('reopen', id),
    comuneId: pratica.comuneId,
    praticaId: old.id,
    actor: { id: actor.id, role: actor.role },
    channel: 'web',
    audience: ['citizen', 'office'],
    tells: actor.role === 'citizen' ? [] : ['citizen'],
    data: { reopenedAs: { id: pratica.id, number } },
    at,
  });
  return { reopenedFrom: old };
}
