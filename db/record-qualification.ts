import { sql } from 'kysely';
import type { Answer, RecordedAct, Step } from '../workflows/qualification/messages.ts';
import { asSystem, type Db, type Trx } from './connect.ts';
import { hashOf } from './event-hash.ts';
import { changeListing } from './qualification-listing.ts';
import { addQualificationNotices } from './qualification-notices.ts';
import { listQualificationActs } from './qualification-acts.ts';
import { type QualificationSaid, writeApplied, writeBeside } from './record-application.ts';
import { projectionOf } from './qualification-projection.ts';
import { inItsPlace } from './record-once.ts';

/**
 * Writes one step of a qualification, whole or not at all: projection, what was said with it, tasks,
 * event, who may be asked from now on, and the answer to its command. What stands in its place
 * already is given back, as `recordStep` does for a pratica.
 */
export async function recordQualification(db: Db, step: Step): Promise<RecordedAct[] | Answer> {
  const { id, comuneId, version } = step.qualification;
  return asSystem(db, comuneId, async (trx) => {
    // Two workers can have the same step in hand: the second finds what the first wrote.
    await sql`select from qualification_application where id = ${id} for update`.execute(trx);
    const { done, lastVersion, ...said } = await readBefore(trx, step);
    const actsThere = () => listQualificationActs(trx, { id, fromVersion: version });
    const there = await inItsPlace({ done, lastVersion }, version, actsThere);
    if (there) return there;
    if (step.kind === 'apply') await writeApplied(trx, step);
    else await moveQualification(trx, step);
    await writeBeside(trx, step, said);
    await changeTasks(trx, step);
    await appendEvent(trx, step, { ...said, seq: lastVersion + 1 });
    await addQualificationNotices(trx, step);
    await changeListing(trx, step, said.reason);
    await answerCommand(trx, step);
    return [];
  });
}

interface Before extends QualificationSaid {
  done: Answer | null;
  lastVersion: number;
  prevHash: string | null;
}

async function readBefore(trx: Trx, { id, qualification }: Step): Promise<Before> {
  const { rows } = await sql<Before>`
    select
      (select jsonb_build_object('state', to_state, 'version', seq)
        from qualification_event where command_id = ${id}) as done,
      coalesce(command.payload, '{}') as payload,
      command.reason,
      coalesce(last.seq, 0) as last_version,
      last.hash as prev_hash
    from (select ${id}::uuid as id) asked
    left join qualification_command command using (id)
    left join lateral (select seq, hash from qualification_event
      where qualification_id = ${qualification.id} order by seq desc limit 1) last on true`.execute(
    trx,
  );
  return rows[0]!;
}

async function moveQualification(trx: Trx, step: Step): Promise<void> {
  const { id, version } = step.qualification;
  const { numUpdatedRows } = await trx
    .updateTable('qualification')
    .set(projectionOf(step))
    .where('id', '=', id)
    .where('version', '=', version - 1)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw new Error(`qualification ${id} is not at ${version - 1}`);
}

async function changeTasks(trx: Trx, { qualification, tasks, at }: Step): Promise<void> {
  const { id: qualificationId, comuneId } = qualification;
  const openTask = (kind: string) =>
    trx
      .updateTable('qualificationTask')
      .where('qualificationId', '=', qualificationId)
      .where('kind', '=', kind)
      .where('closedAt', 'is', null);
  for (const { kind } of tasks.closed) await openTask(kind).set({ closedAt: at }).execute();
  for (const { kind, dueAt, escalated } of tasks.moved) {
    await openTask(kind).set({ dueAt, escalated }).execute();
  }
  const opened = tasks.opened.map((task) => ({
    ...task,
    ...{ comuneId, qualificationId, openedAt: at, closedAt: null },
  }));
  if (opened.length > 0) await trx.insertInto('qualificationTask').values(opened).execute();
}

/** What a colleague thinks of an application is the office's; all else its ente reads, too. */
async function appendEvent(
  trx: Trx,
  { id: commandId, kind, from, actor, channel, facts, at, qualification }: Step,
  said: { reason: string | null; seq: number; prevHash: string | null },
): Promise<void> {
  const { id: qualificationId, comuneId, enteId, state } = qualification;
  const audience = kind === 'assess' ? ['office'] : ['ente', 'office'];
  const row = {
    ...{ comuneId, seq: said.seq, kind, fromState: from, toState: state!, channel, audience },
    ...{ actorId: actor.id, actorRole: actor.role, reason: said.reason, commandId, at },
    data: JSON.stringify({ act: facts }),
    prevHash: said.prevHash,
  };
  // Its version is its place in the chain: nothing is written beside a qualification's moves.
  const chained = { ...row, praticaId: qualificationId, version: said.seq, onBehalfOf: null };
  await trx
    .insertInto('qualificationEvent')
    .values({ ...row, qualificationId, enteId, hash: hashOf(chained) })
    .execute();
}

async function answerCommand(trx: Trx, { id, qualification }: Step): Promise<void> {
  const { id: qualificationId, state, version } = qualification;
  await trx
    .updateTable('qualificationCommand')
    .set({ result: JSON.stringify({ id: qualificationId, state, version }) })
    .where('id', '=', id)
    .execute();
}
