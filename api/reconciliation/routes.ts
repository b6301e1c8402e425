import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { Static } from 'typebox';
import { asActor } from '../../db/connect.ts';
import { nameUuid } from '../../db/name-uuid.ts';
import { findReconciliation, listReconciliations } from '../../db/reconciliations.ts';
import { pastDayInRome } from '../../payments/day-in-rome.ts';
import { reconcileDay } from '../../payments/reconcile-day.ts';
import { type Actor, askingAs } from '../actor.ts';
import { commandIdOf } from '../idempotency.ts';
import { CommandHeaders } from '../id-params.ts';
import { translateGateway } from '../payments/open-attempt.ts';
import { only } from '../plugins/auth.ts';
import { problem } from '../problem.ts';
import type { BookDifference } from './schemas.ts';
import { Reconcile, Reconciliation, Reconciliations, ReconciliationsQuery } from './schemas.ts'; // prettier-ignore

const NOT_OVER = {
  it: 'Scegli un giorno già finito: i gestori registrano fino a mezzanotte.',
  en: 'Choose a day that is over: gateways go on booking until midnight.',
};

/** Whether our books agree with the gateways', day by day; each night looked at, and when asked. */
export const routes: FastifyPluginAsyncTypebox = async (app) => {
  const tags = ['payments'];

  app.get(
    '/reconciliations',
    {
      onRequest: only('admin', 'auditor'),
      schema: {
        operationId: 'listReconciliations',
        tags,
        querystring: ReconciliationsQuery,
        response: { 200: Reconciliations },
      },
    },
    ({ actor, query: { before, limit = 31 } }) =>
      asActor(app.db, askingAs(actor), async (trx) => {
        const { comuneId } = actor;
        const found = await listReconciliations(trx, { comuneId, before, limit: limit + 1 });
        const items = found.slice(0, limit).map(viewOf);
        const next = found.length > limit ? items.at(-1)!.day : null;
        return { items, next };
      }),
  );

  app.post(
    '/reconciliations',
    {
      onRequest: only('admin'),
      schema: {
        operationId: 'reconcileDay',
        tags,
        headers: CommandHeaders,
        body: Reconcile,
        response: { 201: Reconciliation },
      },
    },
    async ({ actor, headers, body: { day }, log }, reply) => {
      if (!pastDayInRome(day))
        throw problem('invalid', { errors: [{ pointer: '/day', message: NOT_OVER }] });
      const commandId = commandIdOf(actor.id, headers);
      const id = nameUuid('reconciliation', commandId);
      const asked = { id, comuneId: actor.comuneId, day, askedBy: actor.id };
      const made = await app.onceAtATime(commandId, async () => {
        const before = await find(actor, id);
        if (before && before.day !== day) throw problem('idempotency-key-reused');
        if (!before) await reconcileDay({ db: app.db, books: app.paying.books }, asked).catch(translateGateway(log)); // prettier-ignore
        return before ?? (await find(actor, id))!;
      });
      return reply.code(201).send(viewOf(made));
    },
  );

  function find(actor: Actor, id: string) {
    return asActor(app.db, askingAs(actor), (trx) => findReconciliation(trx, { id }));
  }
};

type Row = NonNullable<Awaited<ReturnType<typeof findReconciliation>>>;

function viewOf({ askedByName, askedBy, differences, ...row }: Row) {
  const asked = askedBy ? (askedByName ?? '') : null;
  return { ...row, askedBy: asked, differences: differences as Static<typeof BookDifference>[] };
}
