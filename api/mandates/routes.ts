import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { asActor, type Trx } from '../../db/connect.ts';
import { listMandateEvents } from '../../db/mandate-acts.ts';
import { findMandate, listGiven, listMandates, listReceived } from '../../db/mandates.ts';
import { wordsOfName } from '../../db/pratiche-by-name.ts';
import { type Actor, askingAs } from '../actor.ts';
import { readCursor, writeCursor } from '../cursor.ts';
import { today } from '../days.ts';
import { commandIdOf } from '../idempotency.ts';
import { CommandHeaders, IdParams } from '../id-params.ts';
import { only } from '../plugins/auth.ts';
import { problem } from '../problem.ts';
import { answerMandate, endMandate } from './decide-mandate.ts';
import { giveMandate } from './give-mandate.ts';
import {
  AllMandates,
  AllMandatesQuery,
  GiveMandate,
  MandateEvents,
  MandatesAnswer,
  MandateView,
  RevokeMandate,
} from './schemas.ts';
import { mandateView } from './views.ts';

/** Mandates: given by citizens, accepted by whom they trust, ended by either side or the office. */
export const routes: FastifyPluginAsyncTypebox = async (app) => {
  const tags = ['mandates'];
  const citizen = only('citizen');
  const within = <T>(actor: Actor, work: (trx: Trx) => Promise<T>) =>
    asActor(app.db, askingAs(actor), work);

  app.get(
    '/mandates',
    {
      onRequest: citizen,
      schema: { operationId: 'listMandates', tags, response: { 200: MandatesAnswer } },
    },
    ({ actor }) =>
      within(actor, async (trx) => {
        const { id: readerId } = actor;
        const view = (row: Parameters<typeof mandateView>[0]) =>
          mandateView(row, { on: today(), readerId });
        const received = { personId: readerId, digest: askingAs(actor).digest ?? null };
        return {
          given: (await listGiven(trx, { principalId: readerId })).map(view),
          received: (await listReceived(trx, received)).map(view),
        };
      }),
  );

  app.post(
    '/mandates',
    {
      onRequest: citizen,
      schema: {
        operationId: 'giveMandate',
        tags,
        headers: CommandHeaders,
        body: GiveMandate,
        response: { 201: MandateView },
      },
    },
    async ({ actor, headers, body }, reply) => {
      const commandId = commandIdOf(actor.id, headers);
      const view = await app.onceAtATime(commandId, () =>
        within(actor, (trx) => giveMandate(trx, actor, { commandId, body })),
      );
      return reply.code(201).send(view);
    },
  );

  for (const [act, accepted] of [['accept', true], ['refuse', false]] as const) {
    app.post(
      `/mandates/:id/${act}`,
      {
        onRequest: citizen,
        schema: {
          operationId: `${act}Mandate`,
          tags,
          params: IdParams,
          response: { 200: MandateView },
        },
      },
      ({ actor, params: { id } }) =>
        within(actor, (trx) => answerMandate(trx, actor, { id, accepted })),
    );
  } // prettier-ignore

  app.post(
    '/mandates/:id/revoke',
    {
      onRequest: only('citizen', 'admin'),
      schema: {
        operationId: 'revokeMandate',
        tags,
        params: IdParams,
        body: RevokeMandate,
        response: { 200: MandateView },
      },
    },
    ({ actor, params: { id }, body }) =>
      within(actor, (trx) => endMandate(trx, actor, { id, reason: body.reason?.trim() || null })),
  );

  app.get(
    '/mandates/:id/events',
    {
      schema: {
        operationId: 'listMandateEvents',
        tags,
        params: IdParams,
        response: { 200: MandateEvents },
      },
    },
    ({ actor, params: { id } }) =>
      within(actor, async (trx) => {
        if (!(await findMandate(trx, { id }))) throw problem('not-found');
        return { items: await listMandateEvents(trx, { mandateId: id }) };
      }),
  );

  app.get(
    '/admin/mandates',
    {
      onRequest: only('admin', 'auditor'),
      schema: {
        operationId: 'listAllMandates',
        tags,
        querystring: AllMandatesQuery,
        response: { 200: AllMandates },
      },
    },
    ({ actor, query: { status, q, cursor, limit = 25 } }) => {
      const after = readCursor(cursor, ['instant', 'uuid']);
      const words = q ? (wordsOfName(q) ?? []) : [];
      return within(actor, async (trx) => {
        const asked = { ...(status ? { status: status as never } : {}), words, on: today() };
        const rows = await listMandates(trx, { ...asked, ...(after ? { after } : {}), limit: limit + 1 }); // prettier-ignore
        const items = rows.slice(0, limit).map((row) => mandateView(row, { on: today(), readerId: actor.id })); // prettier-ignore
        const last = rows.length > limit ? items.at(-1)! : undefined;
        return { items, next: last ? writeCursor([last.createdAt, last.id]) : null };
      });
    },
  );
};
