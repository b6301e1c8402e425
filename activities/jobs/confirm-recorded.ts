import { asSystem, type Db } from '../../db/connect.ts';
import { listComuni } from '../../db/payments.ts';
import { findLastMove, listMovedBetween } from '../../db/moved-pratiche.ts';
import type { Pratiche } from '../../temporal/client.ts';

/** A step may be on its way to the engine for so long: earlier is not looked at. */
const SETTLED_AFTER_MS = 20_000;
/** After a start, how far before the last step of all the look goes back. */
const LOOKED_BACK_MS = 3_600_000;

/**
 * Makes sure, soon after each step, that the engine has what the database has: a crash between the
 * two can cost the engine a step that nobody asks for again (docs/adr/0001). Each look takes up
 * where the one before ended; the first begins well before the last step that was recorded.
 */
export function confirmRecorded({ db, pratiche }: { db: Db; pratiche: Pick<Pratiche, 'confirm'> }) {
  const lookedUntil = new Map<string, string>();

  return async function look(now = Date.now()): Promise<false> {
    const until = new Date(now - SETTLED_AFTER_MS).toISOString();
    for (const comuneId of await listComuni(db)) {
      const since = lookedUntil.get(comuneId) ?? (await startOf(comuneId, until));
      const moved = await asSystem(db, comuneId, (trx) => listMovedBetween(trx, { since, until }));
      for (const { id: praticaId, version } of moved) {
        await pratiche.confirm({ praticaId, comuneId, version });
      }
      lookedUntil.set(comuneId, until);
    }
    return false;
  };

  async function startOf(comuneId: string, until: string): Promise<string> {
    const last = (await asSystem(db, comuneId, (trx) => findLastMove(trx))) ?? until;
    return new Date(Date.parse(last) - LOOKED_BACK_MS).toISOString();
  }
}
