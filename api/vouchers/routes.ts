import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { asActor, type Trx } from '../../db/connect.ts';
import { type Actor, askingAs } from '../actor.ts';
import { commandIdOf } from '../idempotency.ts';
import { CommandHeaders, IdParams } from '../id-params.ts';
import { only } from '../plugins/auth.ts';
import { answer, appeal, withdraw } from './appeal.ts';
import { appealsRoutes } from './appeals-routes.ts';
import { apply } from './apply.ts';
import { decideApplication } from './decide-application.ts';
import { documentsRoutes } from './documents-routes.ts';
import { fundsRoutes } from './funds-routes.ts';
import { readWallet } from './read-applications.ts';
import { AnswerAppeal, Application, Apply, DecideApplication, Wallet, WriteAppeal } from './schemas.ts'; // prettier-ignore

/** Vouchers: who asks for one, what is decided and why, and what somebody has of them. */
export const routes: FastifyPluginAsyncTypebox = async (app) => {
  await app.register(fundsRoutes);
  await app.register(documentsRoutes);
  await app.register(appealsRoutes);
  const tags = ['vouchers'];
  const [citizen, admin] = [only('citizen'), only('admin')];
  /** A command of one key at a time, in one transaction. */
  const command = <T>(actor: Actor, commandId: string, work: (trx: Trx) => Promise<T>) =>
    app.onceAtATime(commandId, () => asActor(app.db, askingAs(actor), work));

  app.get(
    '/vouchers',
    { onRequest: citizen, schema: { operationId: 'getWallet', tags, response: { 200: Wallet } } },
    ({ actor }) => asActor(app.db, askingAs(actor), (trx) => readWallet(trx, actor)),
  );

  app.post(
    '/voucher-applications',
    {
      onRequest: only('citizen', 'sportello'),
      schema: {
        operationId: 'applyForVoucher',
        tags,
        headers: CommandHeaders,
        body: Apply,
        response: { 201: Application },
      },
    },
    async ({ actor, headers, body }, reply) => {
      const commandId = commandIdOf(actor.id, headers);
      const made = await command(actor, commandId, (trx) => apply(trx, actor, { commandId, body }));
      return reply.code(201).send(made);
    },
  );

  app.post(
    '/voucher-applications/:id/withdrawal',
    {
      onRequest: citizen,
      schema: {
        operationId: 'withdrawApplication',
        tags,
        params: IdParams,
        headers: CommandHeaders,
        response: { 200: Application },
      },
    },
    ({ actor, headers, params }) => {
      const commandId = commandIdOf(actor.id, headers);
      return command(actor, commandId, (trx) => withdraw(trx, actor, params.id.toLowerCase()));
    },
  );

  app.post(
    '/voucher-applications/:id/decision',
    {
      onRequest: admin,
      schema: {
        operationId: 'decideApplication',
        tags,
        params: IdParams,
        headers: CommandHeaders,
        body: DecideApplication,
        response: { 200: Application },
      },
    },
    ({ actor, headers, params, body }) => {
      const commandId = commandIdOf(actor.id, headers);
      const asked = { commandId, applicationId: params.id.toLowerCase(), body };
      return command(actor, commandId, (trx) => decideApplication(trx, actor, asked));
    },
  );

  app.post(
    '/voucher-decisions/:id/appeal',
    {
      onRequest: citizen,
      schema: {
        operationId: 'appealDecision',
        tags,
        params: IdParams,
        headers: CommandHeaders,
        body: WriteAppeal,
        response: { 200: Application },
      },
    },
    ({ actor, headers, params, body }) => {
      const commandId = commandIdOf(actor.id, headers);
      const asked = { commandId, decisionId: params.id.toLowerCase(), reason: body.reason.trim() };
      return command(actor, commandId, (trx) => appeal(trx, actor, asked));
    },
  );

  app.post(
    '/voucher-appeals/:id/answer',
    {
      onRequest: admin,
      schema: {
        operationId: 'answerAppeal',
        tags,
        params: IdParams,
        headers: CommandHeaders,
        body: AnswerAppeal,
        response: { 200: Application },
      },
    },
    ({ actor, headers, params, body }) => {
      const said = { ...body, answer: body.answer.trim(), id: params.id.toLowerCase() };
      return command(actor, commandIdOf(actor.id, headers), (trx) => answer(trx, actor, said));
    },
  );
};
