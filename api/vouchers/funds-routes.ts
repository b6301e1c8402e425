import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { asActor, type Trx } from '../../db/connect.ts';
import { findFund, listRuleSets } from '../../db/voucher-funds.ts';
import { type Actor, askingAs } from '../actor.ts';
import { today } from '../days.ts';
import { commandIdOf } from '../idempotency.ts';
import { CommandHeaders, IdParams } from '../id-params.ts';
import { only } from '../plugins/auth.ts';
import { problem } from '../problem.ts';
import { readApplicationsTo } from './read-applications.ts';
import { readFunds } from './read-funds.ts';
import {
  Applications,
  Fund,
  Funds,
  RuleSet,
  RuleSets,
  SimulateRules,
  Simulation,
  WriteFund,
  WriteRuleSet,
} from './schemas.ts';
import { simulateRules } from './simulate-rules.ts';
import { ruleSetView } from './views.ts';
import { writeFund, writeRuleSet } from './write-fund.ts';

/** Funds and their rules: everybody reads what can be asked for, administrators write it. */
export const fundsRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const tags = ['vouchers'];
  const office = only('admin', 'auditor');
  const admin = only('admin');
  const within = <T>(actor: Actor, work: (trx: Trx) => Promise<T>) =>
    asActor(app.db, askingAs(actor), work);

  app.get(
    '/voucher-funds',
    { schema: { operationId: 'listFunds', tags, response: { 200: Funds } } },
    ({ actor }) => within(actor, async (trx) => ({ items: await readFunds(trx, actor) })),
  );

  app.post(
    '/voucher-funds',
    {
      onRequest: admin,
      schema: {
        operationId: 'writeFund',
        tags,
        headers: CommandHeaders,
        body: WriteFund,
        response: { 201: Fund },
      },
    },
    async ({ actor, headers, body }, reply) => {
      const commandId = commandIdOf(actor.id, headers);
      const made = await app.onceAtATime(commandId, () =>
        within(actor, (trx) => writeFund(trx, actor, { commandId, body })),
      );
      return reply.code(201).send(made);
    },
  );

  app.get(
    '/voucher-funds/:id/rule-sets',
    {
      onRequest: office,
      schema: {
        operationId: 'listRuleSets',
        tags,
        params: IdParams,
        response: { 200: RuleSets },
      },
    },
    ({ actor, params }) =>
      within(actor, async (trx) => {
        const id = params.id.toLowerCase();
        if (!(await findFund(trx, { id, comuneId: actor.comuneId }))) throw problem('not-found');
        const all = await listRuleSets(trx, { fundIds: [id] });
        return { items: all.map((row) => ruleSetView(row, all, today())) };
      }),
  );

  app.post(
    '/voucher-funds/:id/rule-sets',
    {
      onRequest: admin,
      schema: {
        operationId: 'writeRuleSet',
        tags,
        params: IdParams,
        headers: CommandHeaders,
        body: WriteRuleSet,
        response: { 201: RuleSet },
      },
    },
    async ({ actor, headers, params, body }, reply) => {
      const commandId = commandIdOf(actor.id, headers);
      const asked = { commandId, fundId: params.id.toLowerCase(), body };
      const made = await app.onceAtATime(commandId, () =>
        within(actor, (trx) => writeRuleSet(trx, actor, asked)),
      );
      return reply.code(201).send(made);
    },
  );

  app.post(
    '/voucher-funds/:id/simulation',
    {
      onRequest: admin,
      schema: {
        operationId: 'simulateRules',
        tags,
        description: 'What other rules would have come to: nothing is written.',
        params: IdParams,
        body: SimulateRules,
        response: { 200: Simulation },
      },
    },
    ({ actor, params, body }) =>
      within(actor, (trx) => simulateRules(trx, actor, { fundId: params.id.toLowerCase(), body })),
  );

  app.get(
    '/voucher-funds/:id/applications',
    {
      onRequest: only('admin', 'auditor', 'sportello'),
      schema: {
        operationId: 'listApplications',
        tags,
        params: IdParams,
        response: { 200: Applications },
      },
    },
    ({ actor, params }) =>
      within(actor, (trx) => readApplicationsTo(trx, actor, params.id.toLowerCase())),
  );
};
