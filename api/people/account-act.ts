import type { FastifyInstance } from 'fastify';
import {
  addAccountAct,
  findAccountAct,
  finishAccountAct,
  lockAccountActs,
  nameAccountOfAct,
} from '../../db/account-acts.ts';
import { asSystem, type Trx } from '../../db/connect.ts';
import type { AccountActKind, AccountActSaid } from '../../db/tables/accounts.ts';
import type { Actor } from '../actor.ts';
import { hashRequest } from '../idempotency.ts';
import { problem } from '../problem.ts';

export interface AccountAct {
  /** From the Idempotency-Key. */
  id: string;
  act: AccountActKind;
  /** Null: of an account that is still to be made. */
  accountId: string | null;
  said?: AccountActSaid;
  reason?: string;
  /** What was asked for, to tell it from anything else under the same key. */
  request: unknown;
  /** What does not do is refused before anything is written down. */
  check?: () => Promise<void>;
  /**
   * Makes the account, still without any right: whose it is is written down before it gets one, whatever
   * fails after that. @returns its id
   */
  make?: () => Promise<string>;
  /** Asks the realm for it; doing it twice is doing it once. @returns the account's id */
  work: (trx: Trx, made?: string) => Promise<string>;
}

/**
 * Has something done with an account: first it is written down that it was asked for, then it is done,
 * then it is written down that it is. A crash in between is seen, and the same key goes on. In a comune
 * one act follows another.
 * @returns the account's id
 * @throws idempotency-key-reused, and whatever `check` and `work` refuse
 */
export async function actOnAccount(
  app: FastifyInstance,
  actor: Actor,
  { id, act, accountId, said = {}, reason, request, check, make, work }: AccountAct,
): Promise<string> {
  const { comuneId, id: actorId, role, enteId } = actor;
  const requestHash = hashRequest({ act, accountId, request });
  return app.onceAtATime(id, async () => {
    const known = await asSystem(app.db, comuneId, (trx) => findAccountAct(trx, { id }));
    if (known && known.requestHash !== requestHash) throw problem('idempotency-key-reused');
    if (known?.doneAt) return known.accountId!;
    await check?.();
    const row = {
      id,
      comuneId,
      actorId,
      accountId,
      act,
      said,
      reason: reason ?? null,
      requestHash,
      enteId: (role === 'ente' && enteId) || null,
    };
    await asSystem(app.db, comuneId, (trx) => addAccountAct(trx, row));
    const made = await make?.();
    if (made)
      await asSystem(app.db, comuneId, (trx) => nameAccountOfAct(trx, { id, accountId: made }));
    return asSystem(app.db, comuneId, async (trx) => {
      await lockAccountActs(trx, { comuneId });
      const done = await work(trx, made);
      await finishAccountAct(trx, { id, accountId: done });
      return done;
    });
  });
}

/**
 * Whoever acts on others is an administrator, or of the ente, at that very moment, by the realm's word.
 * So one is always left: of two who suspend each other the second is none any more.
 * @throws forbidden
 */
export async function assertStillMay(app: FastifyInstance, actor: Actor): Promise<void> {
  const own = await app.accounts.find(actor.id);
  const isSame = own?.comuneId === actor.comuneId && own.roles.some((role) => role === actor.role);
  const isOfEnte = actor.role === 'admin' || own?.enteId === actor.enteId;
  if (!own?.isEnabled || !isSame || !isOfEnte) throw problem('forbidden');
}
