import type { Static } from 'typebox';
import type { Trx } from '../../db/connect.ts';
import type { Broken } from '../../db/payouts/broken.ts';
import { findPayout, listPayoutActs, type PayoutRow } from '../../db/payouts/payouts.ts';
import { actsOn, type PayoutAct } from '../../payouts/acts.ts';
import type { Actor } from '../actor.ts';
import { problem } from '../problem.ts';
import type { Text } from '../problem.ts';
import { formats } from '../words/words.ts';
import type { Payout, PayoutDetail } from './schemas.ts';

export function viewPayout(row: PayoutRow, actor: Actor): Static<typeof Payout> {
  const { enteId, enteName, fromDay, throughDay, askedBy, decidedBy, ibanId: _, ...same } = row;
  const { askedByName, decidedByName, ...told } = same;
  const isEnte = actor.role === 'ente';
  return {
    ...told,
    ente: { id: enteId, name: enteName },
    from: fromDay,
    until: throughDay,
    askedBy: isEnte ? null : { id: askedBy, name: askedByName },
    decidedBy: isEnte || !decidedBy ? null : { id: decidedBy, name: decidedByName },
    acts: actor.role === 'admin' ? actsOn(row, actor.id) : [],
  };
}

/** @throws not-found */
export async function readPayoutDetail(
  trx: Trx,
  actor: Actor,
  { id, iban }: { id: string; iban: string | null },
): Promise<Static<typeof PayoutDetail>> {
  const row = await findPayout(trx, { id });
  if (!row) throw problem('not-found');
  const acts = actor.role === 'ente' ? [] : await listPayoutActs(trx, { payoutId: id });
  const history = acts.map(({ act, at, actorName, reason }) => ({
    act: act as PayoutAct | 'ask',
    at,
    by: actorName,
    reason,
  }));
  return { ...viewPayout(row, actor), iban, history };
}

const WHY = {
  it: {
    unbalanced: 'i movimenti non tornano, per {amount}',
    'off-ledger': 'nei conti c’è una somma diversa da quella incassata, per {amount}',
    'kept-wrongly': 'è stato trattenuto più del dovuto, per {amount}',
    more: 'e altre {count}',
  },
  en: {
    unbalanced: 'movements do not add up, by {amount}',
    'off-ledger': 'the books have another sum than was taken, by {amount}',
    'kept-wrongly': 'more is kept than was owed, by {amount}',
    more: 'and {count} more',
  },
} as const;
const SAID_AT_MOST = 5;

/** Why nothing can be paid out, in words. */
export function whyBlocked(broken: readonly Broken[]): Text {
  const say = (language: 'it' | 'en') => {
    const words = WHY[language];
    const { money } = formats(language);
    const said = broken.slice(0, SAID_AT_MOST).map(({ kind, pratica, cents }) => `${pratica}: ${words[kind].replace('{amount}', money(Math.abs(cents)))}`); // prettier-ignore
    const rest = broken.length - said.length;
    return [...said, ...(rest > 0 ? [words.more.replace('{count}', String(rest))] : [])].join('; ');
  };
  return { it: say('it'), en: say('en') };
}
