import { sql } from 'kysely';
import type { Answer, RecordedAct, Step } from '../workflows/pratica/messages.ts';
import { asSystem, type Db, type Trx } from './connect.ts';
import { inItsPlace } from './record-once.ts';
import { askAgain } from './record-answers.ts';
import { appendEvent } from './record-event.ts';
import { writeMoney } from './record-money.ts';
import { changeIntegrations } from './record-integrations.ts';
import { changeOffers } from './record-offers.ts';
import type { Parts, Told } from './record-parts.ts';
import { changePratica, takeNumber } from './record-pratica.ts';
import { serviceFacts } from './record-service.ts';
import { changeTasks } from './record-tasks.ts';
import { listActs } from './recorded-acts.ts';
import { linkToOld } from './reopenings.ts';

/**
 * Writes one step of a pratica: projection, offers, money, tasks, event, notices to send and the
 * answer to the command, in one transaction. A local activity may run again after its commit was
 * done but not heard of: a step that is recorded already counts as success. When other acts stand
 * in its place, the engine has lost them in a crash: they are given back and nothing is written.
 * Nor is it when the command was obeyed long ago, longer than the engine remembers: then its
 * answer of that day is given back.
 *
 * Every step of every pratica passes here, so its writes are one statement (docs/performance.md).
 */
export async function recordStep(db: Db, step: Step): Promise<RecordedAct[] | Answer> {
  const { id: praticaId, comuneId, version } = step.pratica;
  return asSystem(db, comuneId, async (trx, last) => {
    const { done, lastVersion, ...told } = await readBefore(trx, step);
    const actsThere = () => listActs(trx, { praticaId, fromVersion: version });
    const there = await inItsPlace({ done, lastVersion }, version, actsThere);
    if (there) return there;
    const number = step.kind === 'request' ? await takeNumber(trx, step) : undefined;
    const linked = number === undefined ? {} : await linkToOld(trx, step, number);
    const due = await writeMoney(trx, step, told.payload);
    const offers = await changeOffers(trx, step, told.payload);
    const integrations = await changeIntegrations(trx, step, told);
    const parts = {
      ...changePratica(trx, step, { number, payload: told.payload }),
      ...offers.parts,
      ...integrations.parts,
      ...askAgain(trx, step),
      ...changeTasks(trx, step),
      ...appendEvent(trx, step, {
        ...told,
        data: {
          ...offers.facts,
          ...integrations.facts,
          ...serviceFacts(step, told.payload),
          ...due,
          ...linked,
        },
      }),
      answered: answerCommand(trx, step),
    };
    await last(() => sendTogether(trx, parts));
    return [];
  });
}

interface Before extends Told {
  /** How the command was answered when it was recorded before. */
  done: Answer | null;
  lastVersion: number;
}

async function readBefore(trx: Trx, { id, pratica }: Step): Promise<Before> {
  const { rows } = await sql<Before>`
    select
      (select jsonb_build_object('state', to_state, 'version', version)
        from event where command_id = ${id}) as done,
      coalesce(command.payload, '{}') as payload,
      command.reason,
      coalesce(last.seq, 0) as prev_seq,
      coalesce(last.version, 0) as last_version,
      last.hash as prev_hash
    from (select ${id}::uuid as id) asked
    left join command using (id)
    left join lateral (select seq, version, hash from event where pratica_id = ${pratica.id}
      and seq >= ${pratica.version - 1} order by seq desc limit 1) last on true`.execute(trx);
  return rows[0]!;
}

async function sendTogether(trx: Trx, parts: Parts): Promise<void> {
  const named = Object.entries(parts).map(([name, part]) => sql`${sql.ref(name)} as (${part})`);
  await sql`with ${sql.join(named)}
    select pg_notify('wemi_event', (select said from woken))`.execute(trx);
}

function answerCommand(trx: Trx, { id, pratica }: Step) {
  const { id: praticaId, state, version } = pratica;
  const answer = JSON.stringify({ id: praticaId, state, version });
  return trx
    .updateTable('command')
    .set({
      result: sql`${answer}::jsonb || (select jsonb_build_object('number', number) from moved)`,
    })
    .where('id', '=', id);
}
