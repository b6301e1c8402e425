import type { Static } from 'typebox';
import type { Trx } from '../../db/connect.ts';
import { nameUuid } from '../../db/name-uuid.ts';
import * as funds from '../../db/voucher-funds.ts';
import type { Actor } from '../actor.ts';
import { today } from '../days.ts';
import { hashRequest } from '../idempotency.ts';
import { problem } from '../problem.ts';
import { mustFollow, mustMakeSense } from './check-rules.ts';
import { readFunds } from './read-funds.ts';
import type { WriteFund, WriteRuleSet } from './schemas.ts';
import { ruleSetView } from './views.ts';

/**
 * A fund with the first version of its rules, which holds from the day it opens, or from today when
 * that day is past. The same command again is the same fund.
 */
export async function writeFund(
  trx: Trx,
  actor: Actor,
  { commandId, body }: { commandId: string; body: Static<typeof WriteFund> },
) {
  const { comuneId, id: createdBy } = actor;
  const { rules, ...fund } = body;
  const id = nameUuid('voucher-fund', commandId);
  const known = await funds.findFund(trx, { id, comuneId });
  if (known && known.name !== body.name) throw problem('idempotency-key-reused');
  if (!known) {
    mustFollow(body);
    await mustMakeSense(trx, actor, { rules });
    await funds.addFund(trx, { ...fund, id, comuneId, createdBy });
    const validFrom = body.opensOn > today() ? body.opensOn : today();
    const about = { comuneId, fundId: id, writtenBy: createdBy, reason: body.reason };
    await funds.addRuleSet(trx, { ...about, id: nameUuid('rule-set', commandId), version: 1, validFrom, rules }); // prettier-ignore
  }
  return (await readFunds(trx, actor, id))[0]!;
}

/**
 * The next version of a fund's rules, from today or later. What was decided stays as it was.
 * @throws not-found, rules-changed when the writer has not seen the latest, invalid
 */
export async function writeRuleSet(
  trx: Trx,
  actor: Actor,
  args: { commandId: string; fundId: string; body: Static<typeof WriteRuleSet> },
) {
  const { commandId, fundId, body } = args;
  const { comuneId, id: writtenBy } = actor;
  const { expectedVersion, validFrom, rules, reason } = body;
  if (!(await funds.findFund(trx, { id: fundId, comuneId }))) throw problem('not-found');
  await funds.lockRules(trx, { fundId });
  const id = nameUuid('rule-set', commandId);
  const before = await funds.listRuleSets(trx, { fundIds: [fundId] });
  const known = before.find((row) => row.id === id);
  if (known && hashRequest([known.validFrom, known.rules]) !== hashRequest([validFrom, rules]))
    throw problem('idempotency-key-reused');
  if (!known) {
    await mustMakeSense(trx, actor, { rules, validFrom });
    const latest = before[0]?.version ?? 0;
    if (latest !== expectedVersion) throw problem('rules-changed');
    await funds.addRuleSet(trx, { id, comuneId, fundId, version: latest + 1, validFrom, rules, writtenBy, reason }); // prettier-ignore
  }
  const all = await funds.listRuleSets(trx, { fundIds: [fundId] });
  return ruleSetView(
    all.find((row) => row.id === id)!,
    all,
    today(),
  );
}
