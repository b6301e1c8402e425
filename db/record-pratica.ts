import { sql } from 'kysely';
import type { Step } from '../workflows/pratica/messages.ts';
import type { Pratica } from '../workflows/pratica/pratica.ts';
import type { Trx } from './connect.ts';
import type { Parts, Told } from './record-parts.ts';
import { serviceColumns } from './record-service.ts';

/**
 * The projection of a pratica after a step.
 * @param said.number given when the step opens the pratica
 */
export function changePratica(
  trx: Trx,
  step: Step,
  { number, payload }: { number: string | undefined; payload: Told['payload'] },
): Parts {
  return number === undefined ? movePratica(trx, step, payload) : openPratica(trx, step, number);
}

/** The next number of a comune, such as MI-2026-000123: without gaps, locked until the commit. */
export async function takeNumber(trx: Trx, { pratica, at }: Step): Promise<string> {
  const { taken, numberPrefix } = await trx
    .updateTable('comune')
    .set({ nextNumber: sql<number>`next_number + 1` })
    .where('id', '=', pratica.comuneId)
    .returning([sql<number>`next_number - 1`.as('taken'), 'numberPrefix'])
    .executeTakeFirstOrThrow();
  return `${numberPrefix}-${at.slice(0, 4)}-${String(taken).padStart(6, '0')}`;
}

function openPratica(trx: Trx, step: Step, number: string): Parts {
  const { pratica, at, facts } = step;
  const { id, comuneId, applicantId, enti } = pratica;
  const asked = Object.keys(enti).map((enteId) => ({
    praticaId: id,
    enteId,
    applicantId,
    comuneId,
    updatedAt: at,
  }));
  const row = {
    id,
    comuneId,
    number,
    applicantId,
    openedAt: at,
    ...policyColumns(pratica),
    ...projection(step),
  };
  return {
    needed: trx
      .updateTable('need')
      .set({ praticaId: id, updatedAt: at })
      .where('id', '=', facts.needId!)
      .returning(['id', 'serviceTypeId', 'municipio']),
    moved: trx
      .insertInto('pratica')
      .values({
        ...row,
        needId: sql<string>`(select id from needed)`,
        serviceTypeId: sql<string>`(select service_type_id from needed)`,
        municipio: sql<number>`(select municipio from needed)`,
      })
      .returning(['number', 'state']),
    ...(asked.length > 0 ? { asked: trx.insertInto('praticaEnte').values(asked) } : {}),
  };
}

function movePratica(trx: Trx, step: Step, payload: Told['payload']): Parts {
  const { pratica, at, enteId, enteAnswer } = step;
  const moved = trx
    .updateTable('pratica')
    .set({
      ...projection(step),
      ...serviceColumns(step, payload),
      ...(step.kind === 'movePolicy' ? policyColumns(pratica) : {}),
    })
    .where('id', '=', pratica.id)
    .where('version', '=', pratica.version - 1)
    .returning(['number', 'state']);
  if (!enteAnswer) return { moved };
  const asked = trx
    .updateTable('praticaEnte')
    .set({ answer: enteAnswer, updatedAt: at })
    .where('praticaId', '=', pratica.id)
    .where('enteId', '=', enteId!);
  return { moved, asked };
}

/** The terms a pratica runs under, and the version of the policy that says them. */
function policyColumns({ terms, policy }: Pratica) {
  const { id: policyId = null, version: policyVersion = null } = policy ?? {};
  return { policy: JSON.stringify(terms), policyId, policyVersion };
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
    openIntegrations: pratica.integrations?.length ?? 0,
    updatedAt: at,
  };
}
