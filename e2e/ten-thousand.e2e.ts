import { describe, expect, test } from '@jest/globals';
import { Client, Connection } from '@temporalio/client';
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { asSystem, connect } from '../db/connect.ts';
import { peopleOf } from '../dev/testing/people.ts';
import { sharedStack } from '../dev/testing/stack.ts';
import { connectPratiche, EngineUnavailable } from '../temporal/client.ts';
import { type Command, praticaWorkflowId } from '../workflows/pratica/messages.ts';
import { move, NEED, TERMS } from './walk.ts';

/** About three minutes; WEMI_COMMANDS sends fewer. */
const COMMANDS = Number(process.env.WEMI_COMMANDS ?? 10_000);
const IN_FLIGHT = 50;
/** Told to the server of the end-to-end stack: a run is to continue as new after so many events. */
const EVENTS_IN_A_RUN = 200;
const comuneId = 'milano';
const people = peopleOf(sharedStack().publicUrl);

/** Asks again what an engine under this load did not answer in time, as whoever gets a 503 does. */
async function insist<T>(send: () => Promise<T>): Promise<T> {
  try {
    return await send();
  } catch (error) {
    if (!(error instanceof EngineUnavailable)) throw error;
    return insist(send);
  }
}

describe('Commands by the thousand on one pratica', () => {
  test('each counts exactly once, fifty in flight, over runs of two hundred events', async () => {
    const { temporalAddress: address, databases } = sharedStack();
    const db = connect(databases.appUrl, { max: 4 });
    const pratiche = connectPratiche({ address });
    const { id: praticaId, version } = await people
      .as('citizen1')
      .insist<{ id: string; version: number }>('POST', '/pratiche', { body: NEED });
    const offered = await people
      .as('ente1')
      .insist<{ version: number }>('POST', `/pratiche/${praticaId}/transitions`, {
        body: { transition: 'submitOffer', expectedVersion: version, payload: TERMS },
      });
    const { items } = await people
      .as('ente1')
      .insist<{ items: { id: string; ente: { id: string } }[] }>(
        'GET',
        `/pratiche/${praticaId}/offers`,
      );
    const { id: offerId, ente } = items[0]!;
    const commands = Array.from({ length: COMMANDS }, (): Command => ({
      id: randomUUID(),
      transition: 'reviseOffer',
      actor: { id: ente.id, role: 'ente', enteId: ente.id },
      facts: { offerId, validUntil: `${TERMS.validUntil}T22:00:00.000Z` },
    }));
    await asSystem(db, comuneId, async (trx) => {
      await sql`
        insert into command (id, comune_id, pratica_id, transition, request_hash, payload)
        select unnest(${commands.map(({ id }) => id)}::uuid[]), ${comuneId}, ${praticaId},
               'reviseOffer', '-', ${JSON.stringify(TERMS)}::jsonb`.execute(trx);
    });

    const answers = new Map<string, number>();
    const queue = [...commands];
    const sendAll = async () => {
      for (let command = queue.pop(); command; command = queue.pop()) {
        const act = { praticaId, comuneId, command };
        // One in ten is sent twice at once: a caller that lost patience.
        const twice = Math.random() < 0.1 ? [act, act] : [act];
        const heard = await Promise.all(
          twice.map((each) => insist(() => pratiche.transition(each))),
        );
        for (const answer of heard) {
          expect(answers.get(command.id) ?? answer.version).toBe(answer.version);
          answers.set(command.id, answer.version);
        }
      }
    };
    await Promise.all(Array.from({ length: IN_FLIGHT }, sendAll));

    const kept = await asSystem(db, comuneId, (trx) =>
      trx
        .selectFrom('event')
        .select(['commandId', 'version'])
        .where('praticaId', '=', praticaId)
        .where('kind', '=', 'reviseOffer')
        .orderBy('version')
        .execute(),
    );
    expect(kept).toHaveLength(COMMANDS);
    expect(kept.map((event) => event.version)).toEqual(
      commands.map((_, index) => offered.version + 1 + index),
    );
    expect(new Map(kept.map((event) => [event.commandId, event.version]))).toEqual(answers);

    const client = new Client({ connection: await Connection.connect({ address }) });
    const handle = client.workflow.getHandle(praticaWorkflowId(comuneId, praticaId));
    const { historyLength } = await handle.describe();
    // Beyond the mark by what was in flight when it was reached, and no further.
    expect(historyLength).toBeLessThan(EVENTS_IN_A_RUN * 3);
    await move(people, 'citizen1', praticaId, 'withdraw');
    await client.connection.close();
    await pratiche.close();
    await db.destroy();
  }, 900_000);

  test('asked of the API all at once, each is answered, queued or turned away by name', async () => {
    const { id, version } = await people
      .as('citizen1')
      .insist<{ id: string; version: number }>('POST', '/pratiche', { body: NEED });
    const body = { transition: 'submitOffer', expectedVersion: version, payload: TERMS };
    const statuses = await Promise.all(
      Array.from({ length: 60 }, async (_, index) => {
        const who = (['ente1', 'ente2', 'ente3'] as const)[index % 3]!;
        const heard = await people.as(who).call('POST', `/pratiche/${id}/transitions`, { body });
        return heard.status;
      }),
    );
    expect(statuses.filter((status) => status === 200).length).toBeGreaterThan(0);
    expect(statuses.filter((status) => ![200, 409, 422, 429, 503].includes(status))).toEqual([]);
    await move(people, 'citizen1', id, 'withdraw');
  }, 120_000);
});
