import { sql } from 'kysely';
import type { Step } from '../workflows/pratica/messages.ts';
import type { Trx } from './connect.ts';
import type { Parts, Told } from './record-parts.ts';

/** As they came in (api/pratiche/integration-payloads.ts). */
interface Asked {
  items: { label: string; note?: string }[];
}
interface Answered {
  items: { text?: string; missing?: boolean; documentIds?: string[] }[];
  note?: string;
}

/** What a step does to the requests for documents, and the facts of it that the timeline shows. */
export async function changeIntegrations(
  trx: Trx,
  step: Step,
  told: Told,
): Promise<{ parts: Parts; facts: object }> {
  if (step.kind === 'requestIntegration') return ask(trx, step, told);
  const closed = closeRequests(trx, step, told);
  if (step.kind === 'provideIntegration') return answer(trx, step, { told, closed });
  const [first] = step.integrationsClosed ?? [];
  const isAbout = step.kind === 'withdrawIntegration' || step.kind === 'integrationDeadline';
  return { parts: closed, facts: isAbout && first ? { integrationId: first.id } : {} };
}

function ask(trx: Trx, { id, pratica, enteId, actor, at }: Step, { payload, reason }: Told) {
  const { items } = payload as unknown as Asked;
  const { comuneId } = pratica;
  const { dueAt } = pratica.integrations!.find((asked) => asked.id === id)!;
  const request = { id, comuneId, praticaId: pratica.id, enteId, askedBy: actor.id!, askedAt: at };
  const rows = items.map(({ label, note = null }, n) => ({
    ...{ integrationId: id, comuneId, n },
    ...{ label, note },
  }));
  return {
    parts: {
      integrationAsked: trx
        .insertInto('integration')
        .values({ ...request, dueAt, reason: reason ?? '' }),
      integrationItems: trx.insertInto('integrationItem').values(rows),
    },
    facts: { integrationId: id, items: items.length, dueAt },
  };
}

function closeRequests(trx: Trx, { integrationsClosed = [], at }: Step, { payload }: Told): Parts {
  const closed = integrationsClosed.map(({ id, as }) => {
    const note = as === 'answered' ? ((payload['note'] as string | undefined) ?? null) : null;
    return trx
      .updateTable('integration')
      .set({ status: as, closedAt: at, note })
      .where('id', '=', id);
  });
  return Object.fromEntries(closed.map((part, n) => [`integrationClosed${n}`, part]));
}

/** A document that was taken away meanwhile is not attached, and the event does not tell of it. */
async function answer(
  trx: Trx,
  { facts: { integrationId = '' }, at }: Step,
  { told, closed }: { told: Told; closed: Parts },
) {
  const { items } = told.payload as unknown as Answered;
  const ids = items.flatMap(({ documentIds = [] }) => documentIds);
  const documents = await trx
    .selectFrom('document')
    .select(['id', 'sha256'])
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .where('integrationId', '=', integrationId)
    .orderBy('id')
    .execute();
  const said = items.map(({ text = null, missing = false }, n) => ({ n, text, missing }));
  return {
    parts: {
      ...closed,
      integrationAnswers: sql`update integration_item set answer = said.text, missing = said.missing
        from jsonb_to_recordset(${JSON.stringify(said)}::jsonb) said(n int, text text, missing boolean)
        where integration_id = ${integrationId} and integration_item.n = said.n`,
      integrationDocuments: trx
        .updateTable('document')
        .set({ attachedAt: at })
        .where('id', '=', sql<string>`any(${ids}::uuid[])`)
        .where('integrationId', '=', integrationId)
        .where('attachedAt', 'is', null),
    },
    facts: { integrationId, documents, missing: said.filter(({ missing }) => missing).length },
  };
}
