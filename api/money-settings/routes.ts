import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import type { Static } from 'typebox';
import { asSystem } from '../../db/connect.ts';
import { countKept } from '../../db/money-settings/rules.ts';
import { SETTING_KINDS, type SettingKind } from '../../db/tables/money-settings.ts';
import type { Actor } from '../actor.ts';
import { commandIdOf } from '../idempotency.ts';
import { CommandHeaders, IdParams } from '../id-params.ts';
import { only } from '../plugins/auth.ts';
import { askSetting } from './ask.ts';
import { decideSetting, type SettingAct } from './decide.ts';
import { BODIES, Effect, EffectQuery, MoneySettings, NoBody } from './schemas.ts';
import { readSettings } from './views.ts';

const tags = ['money settings'];
const PATHS = { payee: 'payees', creditor: 'creditors', account: 'accounts', fee: 'fees' } as const;

/** What the comune lays down about money: administrators do, auditors read. */
export const routes: FastifyPluginAsyncTypebox = async (app) => {
  const office = only('admin', 'auditor');
  const response = { 200: MoneySettings };
  const read = (actor: Actor) =>
    asSystem(app.db, actor.comuneId, (trx) => readSettings(trx, actor));

  app.get(
    '/money-settings',
    { onRequest: office, schema: { operationId: 'listMoneySettings', tags, response } },
    ({ actor }) => read(actor),
  );

  app.get(
    '/money-settings/effect',
    {
      onRequest: office,
      schema: {
        operationId: 'foreseeMoneySetting',
        tags,
        querystring: EffectQuery,
        response: { 200: Effect },
      },
    },
    ({ actor, query }) =>
      asSystem(app.db, actor.comuneId, async (trx) => {
        const { comuneId } = actor;
        const { kind, serviceTypeId = null } = query;
        return { kept: await countKept(trx, { comuneId, kind: kind as SettingKind, serviceTypeId }) }; // prettier-ignore
      }),
  );

  for (const kind of SETTING_KINDS) registerAsking(app as never, { kind, read });

  for (const act of ['confirm', 'decline', 'withdraw'] as const satisfies SettingAct[]) {
    app.post(
      `/money-settings/:id/${act}`,
      {
        onRequest: only('admin'),
        schema: {
          operationId: `${act}MoneySetting`,
          tags,
          params: IdParams,
          headers: CommandHeaders,
          body: NoBody,
          response,
        },
      },
      async ({ actor, params, headers }) => {
        const commandId = commandIdOf(actor.id, headers);
        const asked = { id: params.id.toLowerCase(), act };
        await app.onceAtATime(commandId, () => decideSetting(app as never, actor, asked));
        return read(actor);
      },
    );
  }
};

function registerAsking(
  app: FastifyInstance,
  { kind, read }: { kind: SettingKind; read: (actor: Actor) => Promise<unknown> },
): void {
  app.post<{ Body: Static<(typeof BODIES)[SettingKind]> }>(
    `/money-settings/${PATHS[kind]}`,
    {
      onRequest: only('admin'),
      schema: {
        operationId: `lay${kind[0]!.toUpperCase()}${kind.slice(1)}Down`,
        tags,
        headers: CommandHeaders,
        body: BODIES[kind],
        response: { 201: MoneySettings },
      },
    },
    async ({ actor, headers, body }, reply) => {
      const id = commandIdOf(actor.id, headers);
      await app.onceAtATime(id, () => askSetting(app, actor, { id, kind, body }));
      return reply.code(201).send(await read(actor));
    },
  );
}
