import type { Static } from 'typebox';
import { listTypeNames } from '../../db/catalogue.ts';
import type { Trx } from '../../db/connect.ts';
import { listRules, type MoneyRule } from '../../db/money-settings/rules.ts';
import { listSettings } from '../../db/money-settings/settings.ts';
import type { SettingSaid } from '../../db/tables/money-settings.ts';
import { maskIban } from '../../payouts/iban.ts';
import type { Actor } from '../actor.ts';
import { today } from '../days.ts';
import { settingActs } from './decide.ts';
import type { MoneySettings } from './schemas.ts';

const ASKED_AT_MOST = 50;

/** What holds, held and will hold, and who asked for it. Only who may confirm an IBAN reads all of it. */
export async function readSettings(trx: Trx, actor: Actor): Promise<Static<typeof MoneySettings>> {
  const names = await listTypeNames(trx, actor);
  const nameOf = (id: string | null) => names.find((one) => one.id === id)?.nameIt ?? null;
  const saidTo = ({ iban, ...said }: SettingSaid) =>
    iban ? { ...said, iban: actor.role === 'admin' ? iban : maskIban(iban) } : said;
  const rules = await listRules(trx, actor);
  const asked = await listSettings(trx, { limit: ASKED_AT_MOST });
  return {
    rules: rules.map((rule) => ({
      ...rule,
      said: saidTo(rule.said),
      serviceIt: nameOf(rule.serviceTypeId),
      when: whenOf(rule, rules),
    })),
    asked: asked.map(({ askedBy, askedByName, decidedByName, withdrawnByName, ...row }) => ({
      ...row,
      said: saidTo(row.said),
      serviceIt: nameOf(row.serviceTypeId),
      askedBy: askedByName,
      decidedBy: decidedByName,
      withdrawnBy: withdrawnByName,
      acts: actor.role === 'admin' ? settingActs({ ...row, askedBy }, actor.id) : [],
    })),
    serviceTypes: names.map(({ id, nameIt }) => ({ id, nameIt })),
  };
}

/** Of those whose day has come the latest one holds. */
function whenOf(rule: MoneyRule, all: readonly MoneyRule[]): 'before' | 'now' | 'ahead' {
  if (rule.validFrom > today()) return 'ahead';
  const isLater = (one: MoneyRule) =>
    one.kind === rule.kind &&
    one.serviceTypeId === rule.serviceTypeId &&
    one.validFrom > rule.validFrom &&
    one.validFrom <= today();
  return all.some(isLater) ? 'before' : 'now';
}
