import { asSystem, type Db } from '../db/connect.ts';
import { findCreditor, type Creditor } from '../db/payees.ts';
import { findComuneByPrefix, listComuni } from '../db/payments.ts';
import { numberPrefixOf } from './order-id.ts';
import type { CreditorOf } from './pagopa.ts';

/** The comune whose number prefix an order id starts with, as it takes money today. */
export function creditorsOf(db: Db): CreditorOf {
  return async (orderId) => {
    const comuneId = await findComuneByPrefix(db, { prefix: numberPrefixOf(orderId) });
    return comuneId === undefined ? undefined : creditorToday(db, comuneId);
  };
}

/** Every comune that takes money at pagoPA today. */
export async function listCreditors(db: Db): Promise<Creditor[]> {
  const found = await Promise.all((await listComuni(db)).map((id) => creditorToday(db, id)));
  return found.filter((creditor) => creditor !== undefined);
}

function creditorToday(db: Db, comuneId: string): Promise<Creditor | undefined> {
  const at = new Date().toISOString();
  return asSystem(db, comuneId, (trx) => findCreditor(trx, { comuneId, at }));
}
