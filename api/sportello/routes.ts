import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyRequest } from 'fastify';
import {
  type CitizenRow,
  findCitizen,
  findCitizenByCode,
  findSportello,
  listCitizensCalled,
} from '../../db/citizens.ts';
import { asActor, asSystem, type Trx } from '../../db/connect.ts';
import { listSigned } from '../../db/mandates.ts';
import { isApplicantOf } from '../../db/pratiche.ts';
import { wordsOfName } from '../../db/pratiche-by-name.ts';
import { type Actor, askingAs } from '../actor.ts';
import { readCursor, writeCursor } from '../cursor.ts';
import { today } from '../days.ts';
import { commandIdOf } from '../idempotency.ts';
import { CommandHeaders, IdParams } from '../id-params.ts';
import { mandateView } from '../mandates/views.ts';
import { MandateView } from '../mandates/schemas.ts';
import { only } from '../plugins/auth.ts';
import { problem } from '../problem.ts';
import { isFiscalCode, plainFiscalCode } from './fiscal-code.ts';
import { registerAtSportello } from './register-citizen.ts';
import { Citizen, CitizensAnswer, CitizensQuery, RegisterCitizen, SignMandate } from './schemas.ts';
import { signMandate } from './sign-mandate.ts';

const PAGE = 20;

/** The counter: who comes, who is written down there, and the mandates that they sign. */
export const routes: FastifyPluginAsyncTypebox = async (app) => {
  const tags = ['sportello'];
  const onRequest = only('sportello');
  const within = <T>(actor: Actor, work: (trx: Trx) => Promise<T>) =>
    asActor(app.db, askingAs(actor), work);
  app.addHook('preHandler', isOfASportello);

  app.get(
    '/sportello/citizens',
    {
      onRequest,
      schema: {
        operationId: 'findCitizens',
        tags,
        querystring: CitizensQuery,
        response: { 200: CitizensAnswer },
      },
    },
    ({ actor, query: { q, cursor } }) => {
      const after = readCursor(cursor, ['text', 'uuid']);
      return within(actor, async (trx) => {
        const found = await findCalled(trx, q, after);
        const items = await withMandates(trx, actor, found.slice(0, PAGE));
        const last = found.length > PAGE ? items.at(-1)! : undefined;
        return { items, next: last ? writeCursor([last.name, last.id]) : null };
      });
    },
  );

  app.get(
    '/sportello/citizens/:id',
    {
      onRequest,
      schema: { operationId: 'getCitizen', tags, params: IdParams, response: { 200: Citizen } },
    },
    ({ actor, params }) =>
      within(actor, async (trx) => {
        const citizen = await findCitizen(trx, params);
        if (!citizen) throw problem('not-found');
        return (await withMandates(trx, actor, [citizen]))[0]!;
      }),
  );

  app.post(
    '/sportello/citizens',
    {
      onRequest,
      schema: {
        operationId: 'registerCitizen',
        tags,
        headers: CommandHeaders,
        body: RegisterCitizen,
        response: { 201: Citizen },
      },
    },
    async ({ actor, headers, body }, reply) => {
      const commandId = commandIdOf(actor.id, headers);
      const citizen = await app.onceAtATime(commandId, () =>
        within(actor, (trx) => registerAtSportello(trx, actor, { commandId, body })),
      );
      return reply.code(201).send(citizen);
    },
  );

  app.post(
    '/sportello/mandates',
    {
      onRequest,
      schema: {
        operationId: 'signMandate',
        tags,
        headers: CommandHeaders,
        body: SignMandate,
        response: { 201: MandateView },
      },
    },
    async ({ actor, headers, body }, reply) => {
      const commandId = commandIdOf(actor.id, headers);
      const { praticaId, citizenId: personId } = body;
      const isOwn =
        !praticaId ||
        (await asSystem(app.db, actor.comuneId, (trx) =>
          isApplicantOf(trx, { praticaId, personId }),
        ));
      const view = await app.onceAtATime(commandId, () =>
        within(actor, (trx) => signMandate(trx, actor, { commandId, body, isOwn })),
      );
      return reply.code(201).send(view);
    },
  );
};

/** A token without a counter of the comune opens none. */
async function isOfASportello({ server, actor }: FastifyRequest): Promise<void> {
  const { sportelloId } = actor;
  const isKnown =
    sportelloId &&
    (await asActor(server.db, askingAs(actor), (trx) => findSportello(trx, { id: sportelloId })));
  if (!isKnown) throw problem('forbidden');
}

async function findCalled(
  trx: Trx,
  q: string,
  after: readonly [name: string, id: string] | undefined,
): Promise<CitizenRow[]> {
  const fiscalCode = plainFiscalCode(q);
  if (isFiscalCode(fiscalCode)) {
    const citizen = await findCitizenByCode(trx, { fiscalCode });
    return citizen ? [citizen] : [];
  }
  const words = wordsOfName(q);
  if (!words) return [];
  return listCitizensCalled(trx, { words, ...(after ? { after } : {}), limit: PAGE + 1 });
}

async function withMandates(trx: Trx, actor: Actor, citizens: CitizenRow[]) {
  const { id: readerId, sportelloId } = actor;
  const principalIds = citizens.map(({ id }) => id);
  const signed =
    citizens.length > 0 ? await listSigned(trx, { sportelloId: sportelloId!, principalIds }) : [];
  return citizens.map((citizen) => ({
    ...citizen,
    mandates: signed
      .filter(({ principalId }) => principalId === citizen.id)
      .map((row) => mandateView(row, { on: today(), readerId })),
  }));
}
