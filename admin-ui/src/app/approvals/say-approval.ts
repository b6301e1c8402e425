import type { Approval, ApprovalsAnswer } from '../api-types';
import type { Words } from '../words/words';

/** What would be done, in one line: the act and what it is about. */
export function sayAct({ act, pratica, batch, inPlaceOf }: Approval, words: Words): string {
  if (batch) return words.say('approvals.act.movePratiche', { n: batch.pratiche, version: batch.version }); // prettier-ignore
  const what = words.say(`approvals.act.${act}`, { number: pratica?.number });
  return inPlaceOf ? `${what}, ${words.say(`approvals.inPlaceOf.${inPlaceOf}`)}` : what;
}

export type Beside = ApprovalsAnswer['beside'][number];

/** What waits and is of no single pratica, in one line. */
export function sayBeside(beside: Beside, words: Words): string {
  if (beside.kind === 'payout') {
    const amount = words.money(beside.amountCents);
    return words.say('approvals.payout', { amount, ente: beside.ente.name });
  }
  const day = words.day(beside.validFrom);
  return words.say(`approvals.setting.${beside.setting}`, { day });
}

/** Where it stands: decided by whom, waiting until when, done or not. */
export function sayStatus(approval: Approval, words: Words): string {
  const { status, outcome, decidedBy, expiresAt, refusal } = approval;
  const by = decidedBy?.name ?? words.say('role.admin');
  if (outcome === 'waiting') return words.say('approvals.status.broken', { by });
  if (outcome === 'refused') return words.say('approvals.status.refused', { by, why: words.sayOr(`approvals.why.${refusal}`, words.say('approvals.why.other')) }); // prettier-ignore
  return words.say(`approvals.status.${status}`, { by, until: words.instant(expiresAt) });
}
