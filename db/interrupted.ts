import { sql } from 'kysely';
import type { Trx } from './connect.ts';

const AT_ONCE = 50;

/** Interrupted pratiche that nothing has to be given back for any more, and are still open. */
export async function listInterruptedWithoutDebts(trx: Trx): Promise<string[]> {
  const rows = await trx
    .selectFrom('pratica')
    .select('id')
    .where('comuneId', '=', sql<string>`asking_comune()`)
    .where('state', '=', 'interrupted')
    .where('closed', '=', false)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('refund')
            .select('refund.id')
            .whereRef('refund.praticaId', '=', 'pratica.id')
            .where('refund.status', '=', 'due'),
        ),
      ),
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('counterReceipt')
            .select('counterReceipt.id')
            .whereRef('counterReceipt.praticaId', '=', 'pratica.id')
            .where('counterReceipt.status', '=', 'to-refund'),
        ),
      ),
    )
    .orderBy('updatedAt')
    .limit(AT_ONCE)
    .execute();
  return rows.map(({ id }) => id);
}
