import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { findServiceType, listTypeNames } from '../../db/catalogue.ts';
import { asActor, type Trx } from '../../db/connect.ts';
import { countGoverned, listPolicies, listVersions } from '../../db/policies.ts';
import { type Actor, askingAs } from '../actor.ts';
import { today } from '../days.ts';
import { commandIdOf } from '../idempotency.ts';
import { CommandHeaders, IdParams } from '../id-params.ts';
import { only } from '../plugins/auth.ts';
import { problem } from '../problem.ts';
import { movesRoutes } from './moves-routes.ts';
import {
  PolicyScopes,
  PolicyVersion,
  PolicyVersions,
  VersionsQuery,
  WithdrawPolicy,
  WritePolicy,
} from './schemas.ts';
import { inForceOn, scopeViews, versionView } from './views.ts';
import { withdrawPolicy, writePolicy } from './write-policy.ts';

/** The rules of each service, in versions: administrators write them, auditors read them. */
export const routes: FastifyPluginAsyncTypebox = async (app) => {
  await app.register(movesRoutes);
  const tags = ['policies'];
  const office = only('admin', 'auditor');
  const admin = only('admin');
  const within = <T>(actor: Actor, work: (trx: Trx) => Promise<T>) =>
    asActor(app.db, askingAs(actor), work);

  app.get(
    '/policies',
    { onRequest: office, schema: { operationId: 'listPolicies', tags, response: { 200: PolicyScopes } } },
    ({ actor }) =>
      within(actor, async (trx) => ({
        items: scopeViews(
          await listTypeNames(trx, actor),
          await listPolicies(trx, actor),
          await countGoverned(trx, actor),
        ),
      })),
  ); // prettier-ignore

  app.get(
    '/policies/versions',
    {
      onRequest: office,
      schema: {
        operationId: 'listPolicyVersions',
        tags,
        querystring: VersionsQuery,
        response: { 200: PolicyVersions },
      },
    },
    ({ actor, query: { type } }) =>
      within(actor, async (trx) => {
        const { comuneId } = actor;
        if (type && !(await findServiceType(trx, { comuneId, id: type })))
          throw problem('not-found');
        const rows = await listVersions(trx, { comuneId, serviceTypeId: type ?? null });
        const inForce = inForceOn(rows, today());
        return { items: rows.map((row) => versionView(row, inForce)) };
      }),
  );

  app.post(
    '/policies',
    {
      onRequest: admin,
      schema: {
        operationId: 'writePolicy',
        tags,
        headers: CommandHeaders,
        body: WritePolicy,
        response: { 200: PolicyVersion },
      },
    },
    ({ actor, headers, body }) => {
      const commandId = commandIdOf(actor.id, headers);
      return within(actor, (trx) => writePolicy(trx, actor, { commandId, body }));
    },
  );

  app.post(
    '/policies/:id/withdrawal',
    {
      onRequest: admin,
      schema: {
        operationId: 'withdrawPolicy',
        tags,
        params: IdParams,
        headers: CommandHeaders,
        body: WithdrawPolicy,
        response: { 200: PolicyVersion },
      },
    },
    ({ actor, headers, params: { id }, body: { reason } }) => {
      commandIdOf(actor.id, headers);
      return within(actor, (trx) => withdrawPolicy(trx, actor, { id: id.toLowerCase(), reason }));
    },
  );
};
