import type { FastifyInstance } from 'fastify';
import { asSystem } from '../../db/connect.ts';
import { addRule, dropRule } from '../../db/money-settings/rules.ts';
import { lockSetting, setSetting, type SettingRow } from '../../db/money-settings/settings.ts';
import type { Actor } from '../actor.ts';
import { today } from '../days.ts';
import { invalid, problem } from '../problem.ts';
import { AHEAD } from './ask.ts';

export type SettingAct = 'confirm' | 'decline' | 'withdraw';

/** What somebody can do with a setting now: nothing once its day has come. */
export function settingActs(
  { status, askedBy, validFrom }: Pick<SettingRow, 'status' | 'askedBy' | 'validFrom'>,
  personId: string,
): SettingAct[] {
  const isAhead = validFrom > today();
  if (status === 'asked' && askedBy === personId) return ['withdraw'];
  if (status === 'asked') return isAhead ? ['confirm', 'decline'] : ['decline'];
  return status === 'laid-down' && isAhead ? ['withdraw'] : [];
}

const DONE = { confirm: 'laid-down', decline: 'declined', withdraw: 'withdrawn' } as const;

/**
 * Confirms what another administrator asked, or says no; or takes back what has not begun. Done again it
 * is done already.
 * @throws not-found, approval-own, approval-not-own, approval-decided, invalid where its day has come
 */
export async function decideSetting(
  app: FastifyInstance,
  actor: Actor,
  { id, act }: { id: string; act: SettingAct },
): Promise<void> {
  const { comuneId, id: personId } = actor;
  await asSystem(app.db, comuneId, async (trx) => {
    const setting = await lockSetting(trx, { id });
    if (!setting) throw problem('not-found');
    const by = act === 'withdraw' ? setting.withdrawnBy : setting.decidedBy;
    if (setting.status === DONE[act] && by === personId) return;
    mayDecide(setting, { act, personId });
    const at = new Date().toISOString();
    const change =
      act === 'withdraw'
        ? { withdrawnBy: personId, withdrawnAt: at }
        : { decidedBy: personId, decidedAt: at };
    if (act === 'withdraw' && setting.status === 'laid-down') await dropRule(trx, setting);
    await setSetting(trx, { id, status: DONE[act], ...change });
    if (act === 'confirm' && !(await addRule(trx, setting))) throw problem('approval-decided');
  });
}

function mayDecide(
  setting: SettingRow,
  { act, personId }: { act: SettingAct; personId: string },
): void {
  const { status, askedBy, validFrom } = setting;
  if (settingActs(setting, personId).includes(act)) return;
  if (status === 'asked' && act !== 'withdraw' && askedBy === personId) throw problem('approval-own'); // prettier-ignore
  if (status === 'asked' && act === 'withdraw') throw problem('approval-not-own');
  if (validFrom <= today()) throw invalid('/validFrom', AHEAD);
  throw problem('approval-decided');
}
