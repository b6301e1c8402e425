import type { Logger } from 'pino';
import { addCommand, refuseCommand } from '../../db/commands.ts';
import { asSystem, type Db, type Trx } from '../../db/connect.ts';
import {
  listOpenSuspensions,
  listPendingCases,
  type OpenSuspension,
  setCase,
} from '../../db/ente-suspensions.ts';
import { nameUuid } from '../../db/name-uuid.ts';
import { listComuni } from '../../db/payments.ts';
import { type CasePlan, enlistCases, planCases } from '../../db/suspended-enti.ts';
import { Refused, type Pratiche, UnknownPratica } from '../../temporal/client.ts';

export interface Suspending {
  db: Db;
  pratiche: Pick<Pratiche, 'transition'>;
  log: Logger;
}

const AT_ONCE = 20;

/**
 * Does what the suspension of an ente means for each open pratica that it is in (docs/adr/0014):
 * one command each, whose id follows from suspension and pratica, so that a job killed half-way
 * goes on where it was. What is served and paid for is left to the office, and shows in the radar.
 * @returns whether there is certainly more to do at once
 */
export async function suspendEnti(suspending: Suspending): Promise<boolean> {
  let isMore = false;
  for (const comuneId of await listComuni(suspending.db)) {
    const open = await asSystem(suspending.db, comuneId, (trx) => listOpenSuspensions(trx));
    for (const suspension of open) isMore = (await carryOut(suspending, suspension)) || isMore;
  }
  return isMore;
}

async function carryOut(suspending: Suspending, suspension: OpenSuspension): Promise<boolean> {
  const { id: suspensionId, enteId, comuneId, serviceTypeIds } = suspension;
  const pending = await asSystem(suspending.db, comuneId, async (trx) => {
    // A request may have reached the ente in the very moment in which it was suspended.
    const at = new Date().toISOString();
    await enlistCases(trx, { suspensionId, enteId, comuneId, at, serviceTypeIds });
    return listPendingCases(trx, { suspensionId, limit: AT_ONCE });
  });
  let settled = 0;
  for (const praticaId of pending) {
    if (await settleCase(suspending, suspension, praticaId)) settled += 1;
  }
  return settled === AT_ONCE;
}

/**
 * What is to be done follows from where the pratica stands now, not from where it stood then.
 * @returns whether nothing is left to be done for it
 */
async function settleCase(
  suspending: Suspending,
  suspension: OpenSuspension,
  praticaId: string,
): Promise<boolean> {
  const { id: suspensionId, enteId, comuneId, serviceTypeIds } = suspension;
  const within = <T>(work: (trx: Trx) => Promise<T>) => asSystem(suspending.db, comuneId, work);
  const asked = { enteId, serviceTypeIds, praticaId, limit: 1 };
  const [plan] = await within((trx) => planCases(trx, asked));
  const outcome = plan ? await takeOut(suspending, suspension, plan) : 'overtaken';
  const at = new Date().toISOString();
  await within((trx) => setCase(trx, { suspensionId, praticaId, outcome, at }));
  return outcome !== 'pending';
}

async function takeOut(
  { db, pratiche, log }: Suspending,
  { id: suspensionId, enteId, comuneId, reason, suspendedBy: actorId }: OpenSuspension,
  { praticaId, planned }: CasePlan,
): Promise<'done' | 'pending' | 'toDecide'> {
  if (planned === 'decide') return 'toDecide';
  const transition = planned === 'exclude' ? 'excludeEnte' : 'returnToOffer';
  const id = nameUuid('ente-suspension', suspensionId, praticaId, transition);
  const payload = { enteId };
  const about = { id, comuneId, praticaId, actorId, transition, payload, reason };
  await asSystem(db, comuneId, (trx) => addCommand(trx, { ...about, requestHash: suspensionId }));
  const actor = { id: actorId, role: 'admin' } as const;
  try {
    const command = { id, transition, actor, facts: { enteId } } as const;
    await pratiche.transition({ praticaId, comuneId, command });
    return 'done';
  } catch (error) {
    // It moved meanwhile, and is looked at again; or the engine lost it, and the radar shows it.
    if (error instanceof Refused) {
      await asSystem(db, comuneId, (trx) => refuseCommand(trx, { id, code: error.code }));
    } else if (!(error instanceof UnknownPratica)) throw error;
    log.warn({ praticaId }, 'a suspended ente could not be taken out of a pratica yet');
    return 'pending';
  }
}
