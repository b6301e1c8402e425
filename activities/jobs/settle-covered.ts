import type { Logger } from 'pino';
import { asSystem, type Db } from '../../db/connect.ts';
import { nameUuid } from '../../db/name-uuid.ts';
import { isServiceRunning, listComuni, listCovered, settlingMove } from '../../db/payments.ts';
import { settleDebt } from '../../payments/settle-debt.ts';
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
  for (const { paymentId, praticaId, ...of } of found) {
    const transition = settlingMove(of);
    if (await isDebt(db, { comuneId, praticaId, ...of })) {
      await settleDebt(db, { comuneId, praticaId, paymentId, at: new Date().toISOString() });
      continue;
    }
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

/** What is still owed of a pratica that is over: nobody is left to be given a command. */
async function isDebt(
  db: Db,
  { comuneId, praticaId, instalment }: { comuneId: string; praticaId: string; instalment: number },
): Promise<boolean> {
  if (instalment === 1) return false;
  return !(await asSystem(db, comuneId, (trx) => isServiceRunning(trx, { praticaId })));
}
