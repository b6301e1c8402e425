import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { runReviews } from '../../activities/jobs/ask-for-reviews.ts';
import type { Db } from '../../db/connect.ts';
import { ENTE_A, ENTE_B, type Name, PEOPLE, type Stage } from '../testing.ts';

const OPERATOR = 'f0000000-0000-4000-8000-000000000001';

export interface Ended {
  state?: string;
  closed?: boolean;
  hoursAgo?: number;
  /** The present period; the one before it has ended when there is one. */
  period?: number;
  /** ISO day on which the present period began. */
  startDate?: string;
  withOperator?: boolean;
  /** An event that ended it, for an interrupted one. */
  settled?: boolean;
}

/** Pratiche as they stand when a service has ended, written behind the API's back. */
export function reviewsOn(stage: Stage, behind: Db) {
  let number = 0;

  async function planted(ended: Ended = {}): Promise<string> {
    const { state = 'completed', closed = true, hoursAgo = 25, period = 1 } = ended;
    const { startDate = '2026-01-01', withOperator = true, settled = false } = ended;
    const [id, need, offer] = [randomUUID(), randomUUID(), randomUUID()];
    const citizen = PEOPLE.citizen.sub!;
    const since = sql`now() - make_interval(hours => ${hoursAgo})`;
    number += 1;
    await sql`insert into person (id, comune_id, name) values (${citizen}, 'milano', 'Anna Ferrari') on conflict do nothing`.execute(behind);
    await sql`insert into need (id, comune_id, applicant_id, service_type_id, pratica_id)
      values (${need}, 'milano', ${citizen}, 'assistenza-persona', ${id})`.execute(behind);
    await sql`insert into pratica (id, comune_id, number, service_type_id, need_id, applicant_id, state, closed,
        version, opened_at, state_since, policy, service, chosen_ente_id, updated_at)
      values (${id}, 'milano', ${`MI-R-${number}`}, 'assistenza-persona', ${need}, ${citizen}, ${state}, ${closed},
        7, ${since}, ${since}, '{}', ${JSON.stringify({ period, startDate })}::jsonb, ${ENTE_A}, ${since})`.execute(behind);
    for (const ente of [ENTE_A, ENTE_B])
      await sql`insert into pratica_ente (pratica_id, ente_id, applicant_id, comune_id, updated_at)
        values (${id}, ${ente}, ${citizen}, 'milano', now())`.execute(behind);
    await sql`insert into offer values (${offer}, 'milano', ${id}, ${ENTE_A}, 'chosen', 1, now())`.execute(behind);
    await sql`insert into offer_revision
        (offer_id, revision, comune_id, price_model, lines, total_cents, first_date, profile, valid_until, created_at)
      values (${offer}, 1, 'milano', 'hourly', '[]', 100, '2026-01-01', 'OSS', now(), now())`.execute(behind);
    for (let n = 1; n <= period; n += 1)
      await sql`insert into "order" (id, comune_id, pratica_id, offer_id, offer_revision, period, ente_id, operator_id,
          start_date, end_date, lines, total_cents, confirmed_at)
        values (${randomUUID()}, 'milano', ${id}, ${offer}, 1, ${n}, ${ENTE_A}, ${withOperator ? OPERATOR : null},
          '2026-01-01', '2026-01-31', '[]', 100, now())`.execute(behind);
    await event(id, 1, 'request', sql`now() - interval '90 days'`);
    if (settled) await event(id, 2, 'settled', since);
    return id;
  }

  const event = (id: string, seq: number, kind: string, at: ReturnType<typeof sql>) =>
    sql`insert into event (comune_id, pratica_id, seq, version, kind, to_state, actor_role, channel, audience,
        command_id, at, hash)
      values ('milano', ${id}, ${seq}, ${seq}, ${kind}, 'completed', 'system', 'web', '{citizen}', ${randomUUID()},
        ${at}, '-')`.execute(behind);

  const run = async () => {
    while (await runReviews({ db: stage.db }));
  };
  /** A pratica of which both sides may write. */
  async function asked(ended: Ended = {}): Promise<string> {
    const id = await planted(ended);
    await run();
    return id;
  }
  const read = async (who: Name, id: string) =>
    (await stage.ask(who, 'GET', `/pratiche/${id}/reviews`)).body;
  const write = (who: Name, id: string, more: object = {}, key = randomUUID()) =>
    stage.ask(who, 'POST', `/pratiche/${id}/reviews`, { period: 1, stars: 5, text: 'Tutto bene', ...more }, key);
  /** Both have written: it is published. */
  async function published(stars = 5, text = 'Tutto bene'): Promise<{ id: string; reviewId: string }> {
    const id = await asked();
    await write('citizen', id, { stars, text });
    await write('ente', id, { stars: 4 });
    const [{ reviews }] = (await read('citizen', id)).items;
    return { id, reviewId: reviews.find(({ side }: { side: string }) => side === 'citizen').id };
  }
  const close = (id: string) =>
    sql`update review_window set closes_at = now() - interval '1 second' where pratica_id = ${id}`.execute(behind);

  return { planted, asked, run, read, write, published, close };
} // prettier-ignore
