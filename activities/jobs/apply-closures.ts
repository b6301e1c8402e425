import type { Logger } from 'pino';
import {
  listClosures,
  listGivenBack,
  listUnappliedClosures,
  listWaitingOrders,
  markClosureApplied,
  type UnappliedClosure,
} from '../../db/closures.ts';
import { asSystem, type Db } from '../../db/connect.ts';
import { nameUuid } from '../../db/name-uuid.ts';
import { listComuni } from '../../db/payments.ts';
import { Refused, type Pratiche, UnknownPratica } from '../../temporal/client.ts';
import type { Command } from '../../workflows/pratica/messages.ts';

export interface Applying {
  db: Db;
  pratiche: Pick<Pratiche, 'transition'>;
  log: Logger;
}

const AT_ONCE = 20;
/** An offer chosen in the moment in which a closure was written may not have seen it. */
const LOOKED_AT_FOR_MS = 60_000;

/** Tells the orders that an ente has to confirm of closures that changed since they began. */
export async function applyClosures(applying: Applying): Promise<false> {
  for (const comuneId of await listComuni(applying.db)) {
    const list = { limit: AT_ONCE };
    const found = await asSystem(applying.db, comuneId, (trx) => listUnappliedClosures(trx, list));
    for (const closure of found) await applyClosure(applying, closure);
  }
  return false;
}

async function applyClosure(applying: Applying, closure: UnappliedClosure): Promise<void> {
  const { id, enteId, comuneId, heardFrom } = closure;
  const now = new Date();
  const { closures, givenBack, orders } = await asSystem(applying.db, comuneId, async (trx) => ({
    closures: await listClosures(trx, { enteId, from: now.toISOString().slice(0, 10) }),
    givenBack: await listGivenBack(trx, { enteId }),
    orders: await listWaitingOrders(trx, { enteId }),
  }));
  // The one that moves the terms comes last, and is the one that the timeline tells of.
  const known = [...closures].sort((one, other) => Number(one.id === id) - Number(other.id === id));
  const facts = { closures: known.map(({ from, through }) => ({ from, through })) };
  for (const { id: praticaId } of orders) {
    // A pratica that is told of closures forgets all others: days are given back before.
    const commands = givenBack.map((each) => giveBack(each, praticaId, facts));
    if (!closure.removedAt) commands.push(postpone(closure, praticaId, facts));
    for (const command of commands) {
      await applying.pratiche
        .transition({ praticaId, comuneId, command })
        .catch(onlyRefusals(applying.log, praticaId));
    }
  }
  if (Date.parse(heardFrom) + LOOKED_AT_FOR_MS > now.getTime()) return;
  await asSystem(applying.db, comuneId, (trx) =>
    markClosureApplied(trx, { id, at: now.toISOString() }),
  );
}

const SYSTEM = { id: null, role: 'system' } as const;
type Told = Pick<Command['facts'], 'closures'>;

/** The same closure is told once, however often it is looked at. */
function postpone({ id }: UnappliedClosure, praticaId: string, facts: Told): Command {
  const commandId = nameUuid('ente-closure', id, praticaId);
  return { id: commandId, transition: 'postponeForClosure', actor: SYSTEM, facts };
}

/** So is each change of it. */
function giveBack(closure: UnappliedClosure, praticaId: string, facts: Told): Command {
  const { id, heardFrom, backFrom, givenBack } = closure;
  return {
    id: nameUuid('ente-closure-given-back', id, heardFrom, praticaId),
    transition: 'withdrawClosure',
    actor: SYSTEM,
    facts: { ...facts, from: backFrom, until: givenBack! },
  };
}

/** Nothing to move, or confirmed meanwhile; or the engine has lost it, and the radar shows it. */
function onlyRefusals(log: Logger, praticaId: string) {
  return (error: unknown): void => {
    if (error instanceof Refused) return;
    if (!(error instanceof UnknownPratica)) throw error;
    log.warn({ praticaId }, 'the terms of an order could not be moved');
  };
}
