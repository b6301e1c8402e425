import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { type Static, Type } from 'typebox';
import {
  addCannedAnswer,
  findCannedAnswer,
  listCannedAnswers,
  lockCannedAnswers,
} from '../../db/canned-answers.ts';
import { asActor, type Trx } from '../../db/connect.ts';
import { type Actor, askingAs } from '../actor.ts';
import { commandIdOf } from '../idempotency.ts';
import { CommandHeaders, IdParams } from '../id-params.ts';
import { only } from '../plugins/auth.ts';
import { problem } from '../problem.ts';
import { CannedAnswers, CannedBody, CannedView } from './schemas.ts';

const ANSWERS_AT_MOST = 100;
const keepers = only('ente', 'admin');

/** Texts that an ente, or the office, keeps to answer with; each change is a version. */
export const cannedRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const tags = ['conversations'];
  const as = <T>(actor: Actor, work: (trx: Trx) => Promise<T>) =>
    asActor(app.db, askingAs(actor), work);

  app.get(
    '/canned-answers',
    {
      onRequest: keepers,
      schema: { operationId: 'listCannedAnswers', tags, response: { 200: CannedAnswers } },
    },
    ({ actor }) => as(actor, async (trx) => ({ items: await listCannedAnswers(trx) })),
  );

  app.post(
    '/canned-answers',
    {
      onRequest: keepers,
      schema: {
        operationId: 'addCannedAnswer',
        tags,
        headers: CommandHeaders,
        body: CannedBody,
        response: { 201: CannedView },
      },
    },
    async ({ actor, headers, body }, reply) => {
      const id = commandIdOf(actor.id, headers);
      return reply
        .code(201)
        .send(await as(actor, (trx) => write(trx, actor, { id, isNew: true, ...body })));
    },
  );

  app.put(
    '/canned-answers/:id',
    {
      onRequest: keepers,
      schema: {
        operationId: 'changeCannedAnswer',
        tags,
        params: IdParams,
        body: CannedBody,
        response: { 200: CannedView },
      },
    },
    ({ actor, params, body }) =>
      as(actor, async (trx) => {
        const id = params.id.toLowerCase();
        await mustBeThere(trx, id);
        return write(trx, actor, { id, ...body });
      }),
  );

  app.delete(
    '/canned-answers/:id',
    {
      onRequest: keepers,
      schema: {
        operationId: 'removeCannedAnswer',
        tags,
        params: IdParams,
        response: { 204: Type.Null() },
      },
    },
    async ({ actor, params }, reply) => {
      const id = params.id.toLowerCase();
      await as(actor, async (trx) => {
        const { title, textIt, textEn } = await mustBeThere(trx, id);
        await write(trx, actor, { id, title, textIt, textEn, isGone: true });
      });
      return reply.code(204).send(null);
    },
  );
};

type Said = Static<typeof CannedBody> & { id: string; isNew?: boolean; isGone?: boolean };

/** The next version; what is said already makes none. */
async function write(trx: Trx, actor: Actor, { id, isNew, isGone = false, ...said }: Said) {
  const enteId = actor.enteId ?? null;
  await lockCannedAnswers(trx, { owner: enteId ?? actor.comuneId });
  const before = await findCannedAnswer(trx, { id });
  const text = {
    title: said.title.trim(),
    textIt: said.textIt.trim(),
    textEn: said.textEn?.trim() || null,
  };
  const isSame =
    before && before.isGone === isGone && before.title === text.title &&
    before.textIt === text.textIt && before.textEn === text.textEn; // prettier-ignore
  if (isSame) return before;
  if (isNew && before) throw problem('idempotency-key-reused');
  if (!before && (await listCannedAnswers(trx)).length >= ANSWERS_AT_MOST) {
    throw problem('not-possible-now');
  }
  const version = (before?.version ?? 0) + 1;
  const { comuneId, id: writtenBy } = actor;
  await addCannedAnswer(trx, { ...text, id, version, comuneId, enteId, isGone, writtenBy });
  return (await findCannedAnswer(trx, { id }))!;
}

async function mustBeThere(trx: Trx, id: string) {
  const known = await findCannedAnswer(trx, { id });
  if (!known || known.isGone) throw problem('not-found');
  return known;
}
