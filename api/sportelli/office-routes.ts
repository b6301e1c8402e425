import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { asActor, type Trx } from '../../db/connect.ts';
import { findWrittenBy, listSportelliSaid, listSportelloVersions, type SportelloRow } from '../../db/sportelli.ts'; // prettier-ignore
import { type Actor, askingAs } from '../actor.ts';
import { commandIdOf } from '../idempotency.ts';
import { CommandHeaders } from '../id-params.ts';
import { only } from '../plugins/auth.ts';
import { problem } from '../problem.ts';
import { OfficeSportelli, OfficeSportello, SportelloHistory, SportelloParams, WriteSportello } from './schemas.ts'; // prettier-ignore
import { writeSportello } from './write-sportello.ts';

/** Where sportelli are and when they are open, as the comune writes it. None is deleted: mandates name them. */
export const officeSportelli: FastifyPluginAsyncTypebox = async (app) => {
  const tags = ['sportello'];

  app.get(
    '/office/sportelli',
    {
      onRequest: only('admin', 'auditor'),
      schema: { operationId: 'listOfficeSportelli', tags, response: { 200: OfficeSportelli } },
    },
    ({ actor }) =>
      asActor(app.db, askingAs(actor), async (trx) => {
        const rows = await listSportelliSaid(trx, { comuneId: actor.comuneId });
        return { items: rows.map(view) };
      }),
  );

  app.get(
    '/office/sportelli/:id/versions',
    {
      onRequest: only('admin', 'auditor'),
      schema: {
        operationId: 'listSportelloVersions',
        tags,
        params: SportelloParams,
        response: { 200: SportelloHistory },
      },
    },
    ({ actor, params: { id } }) =>
      asActor(app.db, askingAs(actor), async (trx) => {
        await readOne(trx, actor, id);
        const of = { comuneId: actor.comuneId, sportelloId: id };
        const rows = await listSportelloVersions(trx, of);
        return { items: rows.map(({ id: _id, ...row }) => row) };
      }),
  );

  app.post(
    '/office/sportelli',
    {
      onRequest: only('admin'),
      schema: {
        operationId: 'addSportello',
        tags,
        headers: CommandHeaders,
        body: WriteSportello,
        response: { 201: OfficeSportello },
      },
    },
    async ({ actor, headers, body }, reply) => {
      const commandId = commandIdOf(actor.id, headers);
      const written = await asActor(app.db, askingAs(actor), async (trx) => {
        const known = await findWrittenBy(trx, { commandId });
        return readOne(
          trx,
          actor,
          await writeSportello(trx, actor, { commandId, id: known, body }),
        );
      });
      return reply.code(201).send(written);
    },
  );

  app.post(
    '/office/sportelli/:id/versions',
    {
      onRequest: only('admin'),
      schema: {
        operationId: 'writeSportello',
        tags,
        params: SportelloParams,
        headers: CommandHeaders,
        body: WriteSportello,
        response: { 200: OfficeSportello },
      },
    },
    ({ actor, headers, params: { id }, body }) => {
      const commandId = commandIdOf(actor.id, headers);
      return asActor(app.db, askingAs(actor), async (trx) =>
        readOne(trx, actor, await writeSportello(trx, actor, { commandId, id, body })),
      );
    },
  );
};

async function readOne(trx: Trx, { comuneId }: Actor, id: string) {
  const [row] = await listSportelliSaid(trx, { comuneId, id });
  if (!row) throw problem('not-found');
  return view(row);
}

function view({ id, version, writtenAt, writtenBy, ...said }: SportelloRow) {
  return { id, said, version, writtenAt, writtenBy };
}
