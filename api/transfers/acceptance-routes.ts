import type { FastifyInstance } from 'fastify';
import type { Static } from 'typebox';
import { asActor } from '../../db/connect.ts';
import { findIban } from '../../db/payouts/accounts.ts';
import { setTakesTransfers, takesTransfers } from '../../db/transfers.ts';
import { type Actor, askingAs } from '../actor.ts';
import { commandIdOf } from '../idempotency.ts';
import { CommandHeaders, IdParams } from '../id-params.ts';
import { only } from '../plugins/auth.ts';
import { problem } from '../problem.ts';
import { TransferAcceptance } from './schemas.ts';

/** Its own to say, as its IBAN is: nobody opens an ente's account to payers in its place. */
export function registerAcceptance(app: FastifyInstance): void {
  const schema = { tags: ['payouts'], params: IdParams };
  const ownOf = (actor: Actor, id: string): string => {
    if (actor.enteId !== id.toLowerCase()) throw problem('not-found');
    return actor.enteId;
  };

  app.get<{ Params: Static<typeof IdParams> }>(
    '/enti/:id/transfer-acceptance',
    {
      onRequest: only('ente'),
      schema: {
        ...schema,
        operationId: 'getTransferAcceptance',
        response: { 200: TransferAcceptance },
      },
    },
    ({ actor, params }) => {
      const enteId = ownOf(actor, params.id);
      return asActor(app.db, askingAs(actor), async (trx) => ({
        isAccepted: await takesTransfers(trx, { enteId }),
      }));
    },
  );

  app.post<{ Params: Static<typeof IdParams>; Body: Static<typeof TransferAcceptance> }>(
    '/enti/:id/transfer-acceptance',
    {
      onRequest: only('ente'),
      schema: {
        ...schema,
        operationId: 'setTransferAcceptance',
        description: 'Refused without an IBAN that is good today.',
        headers: CommandHeaders,
        body: TransferAcceptance,
        response: { 200: TransferAcceptance },
      },
    },
    ({ actor, params, headers, body: { isAccepted } }) => {
      const enteId = ownOf(actor, params.id);
      const { comuneId, id: setBy } = actor;
      const id = commandIdOf(setBy, headers);
      return asActor(app.db, askingAs(actor), async (trx) => {
        if (isAccepted && !(await findIban(trx, { enteId }))) throw problem('iban-missing');
        await setTakesTransfers(trx, { id, comuneId, enteId, isAccepted, setBy });
        return { isAccepted: await takesTransfers(trx, { enteId }) };
      });
    },
  );
}
