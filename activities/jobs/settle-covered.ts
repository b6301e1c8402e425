import type { Logger } from 'pino';
import { asSystem, type Db } from '../../db/connect.ts';
import { nameUuid } from '../../db/name-uuid.ts';
import { listComuni, listCovered } from '../../db/payments.ts';
import { Refused, type Pratiche, UnknownPratica } from '../../temporal/client.ts';

export interface Covering {
  db: Db;
  pratiche: Pick<Pratiche, 'transition'>;
  log: Logger;
}

/**
 * A payment that vouchers cover whole settles by itself (domain §4): no gateway has anything to
 * say. One payment is one command, however often it is told.
 */
export async function settleCovered(covering: Covering): Promise<false> {
  for (const comuneId of await listComuni(covering.db)) await settleAll(covering, comuneId);
  return false;
}

async function settleAll({ db, pratiche, log }: Covering, comuneId: string): Promise<void> {
  const found = await asSystem(db, comuneId, (trx) => listCovered(trx));
  for (const { paymentId, praticaId, period } of found) {
    const transition = period > 1 ? 'renewalSettled' : 'paymentSettled';
    const command = {
      id: nameUuid('voucher', paymentId, transition),
      transition,
      actor: { id: null, role: 'system' },
      facts: { paymentId },
    } as const;
    await pratiche.transition({ praticaId, comuneId, command }).catch((error: unknown) => {
      // It was withdrawn or has run out meanwhile; or the engine has lost it, and the radar shows it.
      const isOver = error instanceof Refused || error instanceof UnknownPratica;
      if (!isOver) throw error;
      log.warn({ praticaId }, 'a payment that vouchers cover could not be settled');
    });
  }
}
