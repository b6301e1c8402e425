import type { Static } from 'typebox';
import type { Trx } from '../../db/connect.ts';
import { nameUuid } from '../../db/name-uuid.ts';
import {
  addDecision,
  type ApplicationRow,
  listApplicationsTo,
  listDecisions,
  lockApplication,
  setApplicationStatus,
} from '../../db/voucher-applications.ts';
import { addVoucherNotice } from '../../db/voucher-notices.ts';
import { findFund, type FundRow, type RuleSetRow } from '../../db/voucher-funds.ts';
import { addVoucher, lockFund, readFundLeft } from '../../db/vouchers.ts';
import { decide } from '../../vouchers/decide.ts';
import type { Actor } from '../actor.ts';
import { dayOf, today } from '../days.ts';
import { problem } from '../problem.ts';
import { factsOf } from './facts-of.ts';
import { lineOf, readApplication, ruleSetOn } from './read-applications.ts';
import type { DecideApplication } from './schemas.ts';
import { monthsLeft } from './months-left.ts';

interface Asked {
  commandId: string;
  applicationId: string;
  body: Static<typeof DecideApplication>;
}

/** All of a fund's applications in one look: the line is made of those that wait. */
const LINE_AT_MOST = 100_000;

/**
 * Judges the application whose turn it is by the rules of the day on which it came, and gives the
 * voucher. The fund is locked first: two decisions on its last euros follow each other.
 * @throws not-found, application-decided, application-not-next, ranking-open, fund-closed, own-act
 */
export async function decideApplication(trx: Trx, actor: Actor, asked: Asked) {
  const { applicationId: id, commandId, body } = asked;
  const found = await lockApplication(trx, { id });
  if (!found) throw problem('not-found');
  const decisionId = nameUuid('voucher-decision', commandId);
  const before = await listDecisions(trx, { applicationIds: [id] });
  if (before.some((decision) => decision.id === decisionId)) return readApplication(trx, id);
  if (found.status !== 'received') throw problem('application-decided');
  // After an appeal somebody else looks.
  if (before.some(({ decidedBy }) => decidedBy === actor.id)) throw problem('own-act');
  const { fund, ruleSet, day } = await readGround(trx, actor, found);
  await lockFund(trx, { fundId: fund.id });
  await mustBeNext(trx, found, { fund, ruleSet });

  const facts = factsOf(found, body.verified);
  const judged = decide(ruleSet, facts, day);
  const given = before.find(({ outcome }) => outcome === 'granted')?.amountCents ?? 0;
  const extraCents = Math.max(0, judged.amountCents - given);
  const months = judged.per === 'month' ? monthsLeft(today(), fund.spendUntil) : 1;
  const neededCents = extraCents * months;
  const leftCents = await readFundLeft(trx, { fundId: fund.id, budgetCents: fund.budgetCents, on: today() }); // prettier-ignore
  const funds = { leftCents, neededCents, isMet: neededCents <= leftCents };
  const isGranted = judged.outcome === 'granted' && funds.isMet;
  const { ruleSetVersion: _, ...decision } = judged;
  const { comuneId, id: decidedBy } = actor;
  await addDecision(trx, {
    ...{ ...decision, id: decisionId, comuneId, applicationId: id, facts, funds, decidedBy },
    outcome: isGranted ? 'granted' : 'refused',
    amountCents: isGranted ? judged.amountCents : 0,
    reason: body.reason?.trim() || null,
  });
  await setApplicationStatus(trx, { id, status: isGranted || given > 0 ? 'granted' : 'refused' });
  const granted = ruleSet.rules.access === 'ranking' ? 'grantedFromRanking' : 'granted';
  const kind = isGranted ? granted : given > 0 ? 'unchanged' : 'refused';
  await addVoucherNotice(trx, { comuneId, personId: found.personId, applicationId: id, kind });
  if (isGranted && neededCents > 0) {
    await addVoucher(trx, {
      ...{ id: nameUuid('voucher', decisionId), comuneId, decisionId },
      ...{ fundId: fund.id, personId: found.personId, valueCents: neededCents },
      monthlyCents: judged.per === 'month' ? extraCents : null,
      serviceTypeIds: ruleSet.rules.serviceTypeIds ?? null,
      expiresOn: fund.spendUntil,
    });
  }
  return readApplication(trx, id);
}

async function readGround(trx: Trx, { comuneId }: Actor, { fundId, receivedAt }: ApplicationRow) {
  const fund = (await findFund(trx, { id: fundId, comuneId }))!;
  const day = dayOf(receivedAt);
  const ruleSet = await ruleSetOn(trx, { fundId, day });
  if (!ruleSet || today() > fund.spendUntil) throw problem('fund-closed');
  return { fund, ruleSet, day };
}

async function mustBeNext(
  trx: Trx,
  { id, fundId }: ApplicationRow,
  { fund, ruleSet }: { fund: FundRow; ruleSet: RuleSetRow },
): Promise<void> {
  const { access } = ruleSet.rules;
  if (access === 'ranking' && today() <= fund.applyUntil) throw problem('ranking-open');
  const line = lineOf(await listApplicationsTo(trx, { fundId, limit: LINE_AT_MOST }), access);
  if (line[0]?.id !== id) throw problem('application-not-next');
}
