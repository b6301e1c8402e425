import type { Logger } from 'pino';
import { asSystem, type Db } from '../../db/connect.ts';
import { listInterruptedWithoutDebts } from '../../db/interrupted.ts';
import { nameUuid } from '../../db/name-uuid.ts';
import { listComuni } from '../../db/payments.ts';
import { Refused, type Pratiche, UnknownPratica } from '../../temporal/client.ts';

export interface Closing {
  db: Db;
  pratiche: Pick<Pratiche, 'transition'>;
  log: Logger;
}

/** Closes interrupted pratiche once all that had to go back has gone (domain §4, `settled`). */
export async function settleInterrupted(closing: Closing): Promise<false> {
  for (const comuneId of await listComuni(closing.db)) await settleAll(closing, comuneId);
  return false;
}

async function settleAll(closing: Closing, comuneId: string): Promise<void> {
  const found = await asSystem(closing.db, comuneId, (trx) => listInterruptedWithoutDebts(trx));
  for (const praticaId of found) {
    const command = {
      id: nameUuid('settled', praticaId),
      transition: 'settled',
      actor: { id: null, role: 'system' },
      facts: {},
    } as const;
    await closing.pratiche.transition({ praticaId, comuneId, command }).catch((error: unknown) => {
      // Somebody else ended it meanwhile; or the engine has lost it, and the radar shows it.
      const isOver = error instanceof Refused || error instanceof UnknownPratica;
      if (!isOver) throw error;
      closing.log.warn({ praticaId }, 'an interrupted pratica could not be settled');
    });
  }
}
