import { asActor, type Db } from '../../db/connect.ts';
import { assignAppeal, findAppeal } from '../../db/voucher-appeals.ts';
import { type Actor, askingAs } from '../actor.ts';
import { problem } from '../problem.ts';
import { listAssignees, unknownColleague } from '../tasks/hand-over.ts';
import { readOpenAppeals } from './appeal.ts';

interface Move {
  id: string;
  to: string | null;
  /** Who may have it now for this to be all right; anyone when missing. */
  from?: (string | null)[];
}

/**
 * Moves an appeal from hand to hand: claim, release, assign, as a task is. It never comes into those
 * of whoever decided; asking for what is so already changes nothing.
 * @throws not-found, appeal-answered, own-act, task-taken, invalid for who is no administrator here
 */
export async function handOverAppeal(db: Db, actor: Actor, { id, to, from }: Move) {
  const isKnown = !to || to === actor.id || (await listAssignees(db, actor)).some((one) => one.id === to); // prettier-ignore
  return asActor(db, askingAs(actor), async (trx) => {
    const found = await findAppeal(trx, { id });
    if (!found) throw problem('not-found');
    if (!isKnown) throw unknownColleague();
    if (found.upheld !== null) throw problem('appeal-answered');
    if (to === found.decidedBy) throw problem('own-act');
    const has = found.assigneeId;
    if (from && !from.includes(has)) throw problem('task-taken');
    if (!(await assignAppeal(trx, { id, from: has, to }))) throw problem('task-taken');
    return { items: await readOpenAppeals(trx, actor) };
  });
}
