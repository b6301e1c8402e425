import type { FastifyInstance } from 'fastify';
import type { Static } from 'typebox';
import { asActor } from '../../db/connect.ts';
import { addIban, listIbans } from '../../db/payouts/accounts.ts';
import { readIban } from '../../payouts/iban.ts';
import { type Actor, askingAs } from '../actor.ts';
import { today } from '../days.ts';
import { commandIdOf } from '../idempotency.ts';
import { CommandHeaders, IdParams } from '../id-params.ts';
import { only } from '../plugins/auth.ts';
import { invalid, problem } from '../problem.ts';
import { EnteIbanBody, EnteIbans } from './schemas.ts';

/**
 * Where an ente is paid. Bank data are never changed in another's place: the ente writes and reads its
 * own, and for everybody else there are none.
 */
export function registerIbans(app: FastifyInstance): void {
  const schema = { tags: ['payouts'], params: IdParams };
  const isOwn = (actor: Actor, id: string) => {
    if (actor.enteId !== id.toLowerCase()) throw problem('not-found');
    return actor.enteId;
  };

  app.get<{ Params: Static<typeof IdParams> }>(
    '/enti/:id/iban',
    {
      onRequest: only('ente'),
      schema: { ...schema, operationId: 'listEnteIbans', response: { 200: EnteIbans } },
    },
    ({ actor, params }) => {
      const enteId = isOwn(actor, params.id);
      return asActor(app.db, askingAs(actor), async (trx) => ({
        items: await listIbans(trx, { enteId }),
      }));
    },
  );

  app.post<{ Params: Static<typeof IdParams>; Body: Static<typeof EnteIbanBody> }>(
    '/enti/:id/iban',
    {
      onRequest: only('ente'),
      schema: {
        ...schema,
        operationId: 'setEnteIban',
        headers: CommandHeaders,
        body: EnteIbanBody,
        response: { 201: EnteIbans },
      },
    },
    async ({ actor, params, headers, body }, reply) => {
      const enteId = isOwn(actor, params.id);
      const id = commandIdOf(actor.id, headers);
      const { iban, holder, validFrom } = readBody(body);
      const row = {
        id,
        comuneId: actor.comuneId,
        enteId,
        iban,
        holder,
        validFrom,
        setBy: actor.id,
      };
      const items = await asActor(app.db, askingAs(actor), async (trx) => {
        const isNew = await addIban(trx, row);
        const all = await listIbans(trx, { enteId });
        const mine = all.find((each) => each.id === id);
        if (!isNew && (mine?.iban !== iban || mine.holder !== holder))
          throw problem('idempotency-key-reused');
        return all;
      });
      return reply.code(201).send({ items });
    },
  );
}

/** @throws invalid */
function readBody(body: Static<typeof EnteIbanBody>) {
  const iban = readIban(body.iban);
  if (!iban)
    throw invalid('/iban', {
      it: 'L’IBAN non è giusto: controlla le cifre, una per una.',
      en: 'This IBAN is not right: check its digits one by one.',
    });
  const holder = body.holder.trim();
  if (!holder)
    throw invalid('/holder', { it: 'Scrivi a chi è intestato il conto.', en: 'Write whose account it is.' }); // prettier-ignore
  const validFrom = body.validFrom ?? today();
  if (validFrom < today())
    throw invalid('/validFrom', { it: 'Scegli oggi o un giorno che viene.', en: 'Choose today or a day ahead.' }); // prettier-ignore
  return { iban, holder, validFrom };
}
