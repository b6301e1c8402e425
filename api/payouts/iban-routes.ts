import type { FastifyInstance } from 'fastify';
import type { Static } from 'typebox';
import { asSystem } from '../../db/connect.ts';
import type { Actor } from '../actor.ts';
import { commandIdOf } from '../idempotency.ts';
import { CommandHeaders, IdParams } from '../id-params.ts';
import { only } from '../plugins/auth.ts';
import { problem } from '../problem.ts';
import { decideIban, type IbanAct } from './decide-iban.ts';
import { proposeIban } from './propose-iban.ts';
import { readAccount } from './read-account.ts';
import { ConfirmIbanBody, EnteIbanBody, EnteIbans, RefuseIbanBody, WithdrawIbanBody } from './schemas.ts'; // prettier-ignore

const tags = ['payouts'];

/**
 * Where an ente is paid (docs/adr/0058). Bank data are never changed in another's place: two of the
 * ente's own people write them, they read them, and for everybody else there are none.
 */
export function registerIbans(app: FastifyInstance): void {
  const onRequest = only('ente');
  const isOwn = (actor: Actor, id: string) => {
    if (actor.enteId !== id.toLowerCase()) throw problem('not-found');
    return actor.enteId;
  };
  const read = (actor: Actor, enteId: string) =>
    asSystem(app.db, actor.comuneId, (trx) => readAccount(trx, actor, { enteId }));

  app.get<{ Params: Static<typeof IdParams> }>(
    '/enti/:id/iban',
    {
      onRequest,
      schema: {
        operationId: 'listEnteIbans',
        tags,
        params: IdParams,
        response: { 200: EnteIbans },
      },
    },
    ({ actor, params }) => read(actor, isOwn(actor, params.id)),
  );

  app.post<{ Params: Static<typeof IdParams>; Body: Static<typeof EnteIbanBody> }>(
    '/enti/:id/iban',
    {
      onRequest,
      schema: {
        operationId: 'proposeEnteIban',
        description: 'Counts once somebody else of the ente confirms it.',
        ...{ tags, params: IdParams, headers: CommandHeaders, body: EnteIbanBody },
        response: { 201: EnteIbans },
      },
    },
    async ({ actor, params, headers, body }, reply) => {
      const enteId = isOwn(actor, params.id);
      const id = commandIdOf(actor.id, headers);
      await app.onceAtATime(id, () => proposeIban(app, actor, { id, enteId, body }));
      return reply.code(201).send(await read(actor, enteId));
    },
  );

  const BODIES = { confirm: ConfirmIbanBody, refuse: RefuseIbanBody, withdraw: WithdrawIbanBody };
  for (const act of Object.keys(BODIES) as IbanAct[]) {
    app.post<{ Params: Static<typeof IdParams>; Body: { reason?: string } }>(
      `/iban-proposals/:id/${act}`,
      {
        onRequest,
        schema: {
          operationId: `${act}EnteIban`,
          ...{ tags, params: IdParams, headers: CommandHeaders, body: BODIES[act] },
          response: { 200: EnteIbans },
        },
      },
      async ({ actor, params, headers, body: { reason } }) => {
        const commandId = commandIdOf(actor.id, headers);
        const given = { proposalId: params.id.toLowerCase(), commandId, act, reason };
        await app.onceAtATime(commandId, () => decideIban(app, actor, given));
        return read(actor, actor.enteId!);
      },
    );
  }
}
