import type { Trx } from '../../db/connect.ts';
import { nameUuid } from '../../db/name-uuid.ts';
import { addAppeal, answerAppeal, findAppeal, listOpenAppeals } from '../../db/voucher-appeals.ts';
import {
  findApplication,
  findDecision,
  listDecisions,
  lockApplication,
  setApplicationStatus,
} from '../../db/voucher-applications.ts';
import { addVoucherNotice } from '../../db/voucher-notices.ts';
import type { Actor } from '../actor.ts';
import { answerDueAt } from '../contests/answer-due.ts';
import { problem } from '../problem.ts';
import { readApplication } from './read-applications.ts';

/**
 * The applicant asks for another look at the latest decision; it is for an administrator other than
 * who decided.
 * @throws not-found, appeal-known
 */
export async function appeal(
  trx: Trx,
  actor: Actor,
  { commandId, decisionId, reason }: { commandId: string; decisionId: string; reason: string },
) {
  const decision = await findDecision(trx, { id: decisionId });
  const application = decision && (await findOwn(trx, actor, decision.applicationId));
  if (!decision || !application) throw problem('not-found');
  const id = nameUuid('voucher-appeal', commandId);
  const [latest] = await listDecisions(trx, { applicationIds: [application.id] });
  const isRepeated = latest?.appealId === id;
  if (!isRepeated && (latest?.id !== decisionId || latest.appealId)) throw problem('appeal-known');
  const { decidedBy } = decision;
  if (!isRepeated) {
    const { comuneId, id: personId } = actor;
    const dueAt = await answerDueAt(trx, { comuneId, at: new Date().toISOString() });
    await addAppeal(trx, { id, comuneId, decisionId, personId, decidedBy, reason, dueAt });
    const applicationId = application.id;
    await addVoucherNotice(trx, { comuneId, personId, applicationId, kind: 'appealReceived' });
  }
  return readApplication(trx, application.id);
}

/**
 * An appeal that is upheld puts the application back in line, to be decided again by somebody else.
 * @throws not-found, own-act, appeal-answered
 */
export async function answer(
  trx: Trx,
  actor: Actor,
  said: { id: string; upheld: boolean; answer: string },
) {
  const { id, upheld } = said;
  const found = await findAppeal(trx, { id });
  if (!found) throw problem('not-found');
  if (found.decidedBy === actor.id) throw problem('own-act');
  await lockApplication(trx, { id: found.applicationId });
  const isFirst = await answerAppeal(trx, { ...said, answeredBy: actor.id });
  const isRepeated = found.upheld === upheld && found.answer === said.answer;
  if (!isFirst && !isRepeated) throw problem('appeal-answered');
  if (isFirst) {
    const { applicationId, personId } = found;
    const kind = 'appealAnswered';
    await addVoucherNotice(trx, { comuneId: actor.comuneId, personId, applicationId, kind });
  }
  if (isFirst && upheld) {
    await setApplicationStatus(trx, { id: found.applicationId, status: 'received' });
  }
  return readApplication(trx, found.applicationId);
}

/** More than that is never looked at in one go. */
const APPEALS_AT_MOST = 200;

/** What the office has to answer, the most urgent first. */
export async function readOpenAppeals(trx: Trx, { comuneId, id: readerId }: Actor) {
  const rows = await listOpenAppeals(trx, { comuneId, limit: APPEALS_AT_MOST });
  return rows.map(({ decidedBy, assigneeId, assigneeName, ...row }) => ({
    ...row,
    assignee: assigneeId ? { id: assigneeId, name: assigneeName ?? '' } : null,
    isOverdue: Date.parse(row.dueAt) < Date.now(),
    isBarred: decidedBy === readerId,
  }));
}

/** One that waits, taken back by whom it is of. @throws not-found, application-decided */
export async function withdraw(trx: Trx, actor: Actor, id: string) {
  const found = await findOwn(trx, actor, id);
  if (!found) throw problem('not-found');
  if (found.status === 'received') await setApplicationStatus(trx, { id, status: 'withdrawn' });
  else if (found.status !== 'withdrawn') throw problem('application-decided');
  return readApplication(trx, id);
}

/** A delegate reads it and no more. */
async function findOwn(trx: Trx, { id: personId }: Actor, id: string) {
  const found = await findApplication(trx, { id });
  return found?.personId === personId ? found : undefined;
}
