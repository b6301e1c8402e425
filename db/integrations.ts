import type { Trx } from './connect.ts';

/** What was asked of the citizen of a pratica, as far as the asking may see it; the latest first. */
export async function listIntegrations(trx: Trx, { praticaId }: { praticaId: string }) {
  const rows = await trx
    .selectFrom('integration')
    .leftJoin('ente', 'ente.id', 'integration.enteId')
    .select(['integration.id', 'integration.enteId', 'ente.name as enteName'])
    .select(['ente.drawing as enteDrawing', 'reason', 'askedAt', 'dueAt', 'status', 'closedAt'])
    .select('note')
    .where('praticaId', '=', praticaId)
    .orderBy('askedAt', 'desc')
    .execute();
  const items = await listItems(
    trx,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({
    ...row,
    items: items
      .filter(({ integrationId }) => integrationId === row.id)
      .map(({ integrationId: _, ...item }) => item),
  }));
}

/** How many items an open request of a pratica has; undefined when there is none. */
export async function countOpenItems(
  trx: Trx,
  { praticaId, integrationId }: { praticaId: string; integrationId: string },
): Promise<number | undefined> {
  const open = await trx
    .selectFrom('integration')
    .innerJoin('integrationItem', 'integrationItem.integrationId', 'integration.id')
    .select('n')
    .where('integration.id', '=', integrationId)
    .where('praticaId', '=', praticaId)
    .where('status', '=', 'open')
    .execute();
  return open.length > 0 ? open.length : undefined;
}

async function listItems(trx: Trx, ids: readonly string[]) {
  if (ids.length === 0) return [];
  return trx
    .selectFrom('integrationItem')
    .select(['integrationId', 'n', 'label', 'note', 'answer', 'missing'])
    .where('integrationId', 'in', ids)
    .orderBy('n')
    .execute();
}
