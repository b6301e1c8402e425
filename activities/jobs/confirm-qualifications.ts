import { asSystem, type Db } from '../../db/connect.ts';
import { listComuni } from '../../db/payments.ts';
import { listMovedQualifications } from '../../db/qualifications.ts';
import type { Qualifications } from '../../temporal/qualifications.ts';

/** A step may be on its way to the engine for so long: earlier is not looked at. */
const SETTLED_AFTER_MS = 20_000;
/** After a start, how far the look goes back: longer than any worker was away unnoticed. */
const LOOKED_BACK_MS = 7 * 86_400_000;

/**
 * Makes sure, soon after each step of a qualification, that the engine has what the database has, as
 * `confirmRecorded` does for pratiche (docs/adr/0001).
 */
export function confirmQualifications({
  db,
  qualifications,
}: {
  db: Db;
  qualifications: Pick<Qualifications, 'confirm'>;
}) {
  let since: string | undefined;

  return async function look(now = Date.now()): Promise<false> {
    const from = since ?? new Date(now - LOOKED_BACK_MS).toISOString();
    const until = new Date(now - SETTLED_AFTER_MS).toISOString();
    for (const comuneId of await listComuni(db)) {
      const span = { since: from, until };
      const moved = await asSystem(db, comuneId, (trx) => listMovedQualifications(trx, span));
      for (const { id, version } of moved) await qualifications.confirm({ id, comuneId, version });
    }
    since = until;
    return false;
  };
}
