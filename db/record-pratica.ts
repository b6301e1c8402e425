import { sql } from 'kysely';
import type { Step } from '../workflows/pratica/messages.ts';
import type { Trx } from './connect.ts';

/**
 * Writes the projection of a pratica after a step.
 * @returns its number, such as MI-2026-000123
 */
export async function writePratica(trx: Trx, step: Step): Promise<string> {
  return step.kind === 'request' ? openPratica(trx, step) : movePratica(trx, step);
}

async function openPratica(trx: Trx, step: Step): Promise<string> {
  const { pratica, at } = step;
  const need = await trx
    .updateTable('need')
    .set({ praticaId: pratica.id, updatedAt: at })
    .where('id', '=', step.facts.needId!)
    .returning(['id', 'serviceTypeId', 'municipio'])
    .executeTakeFirstOrThrow();
  const number = await takeNumber(trx, pratica.comuneId, at);
  await trx
    .insertInto('pratica')
    .values({
      id: pratica.id,
      comuneId: pratica.comuneId,
      number,
      serviceTypeId: need.serviceTypeId,
      needId: need.id,
      municipio: need.municipio,
      applicantId: pratica.applicantId,
      openedAt: at,
      policy: JSON.stringify(pratica.terms),
      ...projection(step),
    })
    .execute();
  const { applicantId, comuneId } = pratica;
  const asked = Object.keys(pratica.enti).map((enteId) => ({
    praticaId: pratica.id,
    enteId,
    applicantId,
    comuneId,
    updatedAt: at,
  }));
  if (asked.length > 0) await trx.insertInto('praticaEnte').values(asked).execute();
  return number;
}

async function movePratica(trx: Trx, step: Step): Promise<string> {
  const { pratica, at, enteId } = step;
  const { number } = await trx
    .updateTable('pratica')
    .set(projection(step))
    .where('id', '=', pratica.id)
    .where('version', '=', pratica.version - 1)
    .returning('number')
    .executeTakeFirstOrThrow();
  const answer = enteId ? pratica.enti[enteId] : undefined;
  if (enteId && answer) {
    await trx
      .updateTable('praticaEnte')
      .set({ answer, updatedAt: at })
      .where('praticaId', '=', pratica.id)
      .where('enteId', '=', enteId)
      .execute();
  }
  return number;
}

function projection({ pratica, at, dueAt, chosenEnteId }: Step) {
  return {
    state: pratica.state!,
    closed: pratica.closed,
    version: pratica.version,
    stateSince: pratica.stateSince,
    deadlines: JSON.stringify(pratica.deadlines),
    dueAt,
    chosenOfferId: pratica.chosenOfferId,
    chosenEnteId,
    extended: pratica.extended,
    updatedAt: at,
  };
}

/** Numbers run on without gaps per comune: the row is locked until the transaction ends. */
async function takeNumber(trx: Trx, comuneId: string, at: string): Promise<string> {
  const { taken, numberPrefix } = await trx
    .updateTable('comune')
    .set({ nextNumber: sql<number>`next_number + 1` })
    .where('id', '=', comuneId)
    .returning([sql<number>`next_number - 1`.as('taken'), 'numberPrefix'])
    .executeTakeFirstOrThrow();
  return `${numberPrefix}-${at.slice(0, 4)}-${String(taken).padStart(6, '0')}`;
}
