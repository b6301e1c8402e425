import type { FastifyInstance } from 'fastify';
import type { Static } from 'typebox';
import { asActor, asSystem } from '../../db/connect.ts';
import { listEnteNames } from '../../db/ente-names.ts';
import { findIban } from '../../db/payouts/accounts.ts';
import { listBroken } from '../../db/payouts/broken.ts';
import { listDue, readDue } from '../../db/payouts/due.ts';
import { findPayout, listPayouts } from '../../db/payouts/payouts.ts';
import type { PayoutStatus } from '../../payouts/acts.ts';
import { maskIban } from '../../payouts/iban.ts';
import { type Actor, askingAs } from '../actor.ts';
import { readCursor, writeCursor } from '../cursor.ts';
import { today } from '../days.ts';
import { commandIdOf } from '../idempotency.ts';
import { CommandHeaders, IdParams } from '../id-params.ts';
import { only } from '../plugins/auth.ts';
import { problem } from '../problem.ts';
import { actOnPayout, type ActOnPayout } from './act-on-payout.ts';
import { askPayout, checkPeriod } from './ask-payout.ts';
import {
  ApprovePayoutBody,
  ExecutePayoutBody,
  PayoutBody,
  PayoutDetail,
  PayoutPreview,
  PayoutsAnswer,
  PayoutsDue,
  PayoutsQuery,
  PreviewQuery,
  ReasonedPayoutBody,
  ReturnPayoutBody,
  WithdrawPayoutBody,
} from './schemas.ts';
import { readPayoutDetail, viewPayout } from './views.ts';

const tags = ['payouts'];

/** What is owed, what is asked, decided and done. Of payouts an ente sees its own, once approved. */
export function registerPayouts(app: FastifyInstance): void {
  const office = only('admin', 'auditor');

  app.get(
    '/payouts/due',
    {
      onRequest: office,
      schema: { operationId: 'listPayoutsDue', tags, response: { 200: PayoutsDue } },
    },
    ({ actor }) =>
      asSystem(app.db, actor.comuneId, async (trx) => {
        const items = [];
        for (const due of await listDue(trx, { throughDay: today() }))
          items.push({ ...due, hasIban: Boolean(await findIban(trx, due)) });
        return { items };
      }),
  );

  app.get<{ Querystring: Static<typeof PreviewQuery> }>(
    '/payouts/preview',
    {
      onRequest: office,
      schema: {
        operationId: 'previewPayout',
        tags,
        querystring: PreviewQuery,
        response: { 200: PayoutPreview },
      },
    },
    async ({ actor, query }) => {
      checkPeriod(query);
      const enteId = query.enteId.toLowerCase();
      return asSystem(app.db, actor.comuneId, async (trx) => {
        const enteName = (await listEnteNames(trx, [enteId])).get(enteId);
        if (!enteName) throw problem('not-found');
        const of = { enteId, fromDay: query.from, throughDay: query.until };
        const iban = await findIban(trx, of);
        const broken = await listBroken(trx, of);
        const sums = await readDue(trx, of);
        return { ...sums, enteName, broken, iban: iban ? maskIban(iban.iban) : null };
      });
    },
  );

  app.get<{ Querystring: Static<typeof PayoutsQuery> }>(
    '/payouts',
    {
      onRequest: only('admin', 'auditor', 'ente'),
      schema: {
        operationId: 'listPayouts',
        tags,
        querystring: PayoutsQuery,
        response: { 200: PayoutsAnswer },
      },
    },
    ({ actor, query: { cursor, limit = 20, status, enteId } }) =>
      asActor(app.db, askingAs(actor), async (trx) => {
        const after = readCursor(cursor, ['instant', 'uuid'] as const);
        const filter = { status: status as PayoutStatus | undefined, enteId };
        const rows = await listPayouts(trx, { ...filter, after, limit: limit + 1 });
        const page = rows.slice(0, limit);
        const last = rows.length > limit ? page.at(-1) : undefined;
        return {
          items: page.map((row) => viewPayout(row, actor)),
          next: last ? writeCursor([last.askedAt, last.id]) : null,
        };
      }),
  );

  app.get<{ Params: Static<typeof IdParams> }>(
    '/payouts/:id',
    {
      onRequest: only('admin', 'auditor', 'ente'),
      schema: {
        operationId: 'getPayout',
        tags,
        params: IdParams,
        response: { 200: PayoutDetail },
      },
    },
    ({ actor, params: { id } }) => readDetail(app, actor, id.toLowerCase()),
  );

  app.post<{ Body: Static<typeof PayoutBody> }>(
    '/payouts',
    {
      onRequest: only('admin'),
      schema: {
        operationId: 'askPayout',
        tags,
        headers: CommandHeaders,
        body: PayoutBody,
        response: { 201: PayoutDetail },
      },
    },
    async ({ actor, headers, body }, reply) => {
      const id = commandIdOf(actor.id, headers);
      await app.onceAtATime(id, () => askPayout(app, actor, { ...body, id }));
      return reply.code(201).send(await readDetail(app, actor, id));
    },
  );

  const ACTS = {
    approve: ApprovePayoutBody,
    decline: ReasonedPayoutBody,
    withdraw: WithdrawPayoutBody,
    refuse: ReasonedPayoutBody,
    execute: ExecutePayoutBody,
    return: ReturnPayoutBody,
  } as const satisfies Record<ActOnPayout['act'], object>;
  for (const [act, body] of Object.entries(ACTS) as [ActOnPayout['act'], object][]) {
    app.post<{ Params: Static<typeof IdParams>; Body: Partial<ActOnPayout> }>(
      `/payouts/:id/${act}`,
      {
        onRequest: only('admin'),
        schema: {
          operationId: `${act}Payout`,
          tags,
          params: IdParams,
          headers: CommandHeaders,
          body,
          response: { 200: PayoutDetail },
        },
      },
      async ({ actor, params, headers, body: said }) => {
        const commandId = commandIdOf(actor.id, headers);
        const payoutId = params.id.toLowerCase();
        const asked = { ...said, act, commandId, payoutId };
        await app.onceAtATime(commandId, () => actOnPayout(app, actor, asked));
        return readDetail(app, actor, payoutId);
      },
    );
  }
}

/** The IBAN is the ente's: whoever else may see the payout sees its ends. */
async function readDetail(app: FastifyInstance, actor: Actor, id: string) {
  const iban = await asSystem(app.db, actor.comuneId, async (trx) => {
    const row = await findPayout(trx, { id });
    if (!row?.ibanId) return null;
    const { iban: full } = await trx.selectFrom('enteIban').select('iban').where('id', '=', row.ibanId).executeTakeFirstOrThrow(); // prettier-ignore
    return maskIban(full);
  });
  return asActor(app.db, askingAs(actor), (trx) => readPayoutDetail(trx, actor, { id, iban }));
}
