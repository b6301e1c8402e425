import type { Trx } from './connect.ts';

/** Whoever writes beside the pratica's moves queues here; gives what the event of it repeats. */
export function lockPratica(trx: Trx, { praticaId }: { praticaId: string }) {
  return trx
    .selectFrom('pratica')
    .select(['state', 'version'])
    .where('id', '=', praticaId)
    .forUpdate()
    .executeTakeFirstOrThrow();
}
