import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { deleteCaredPerson, listCaredPersons, listKnownPlaces, saveCaredPerson } from '../../db/cared-persons.ts'; // prettier-ignore
import { listMunicipi } from '../../db/catalogue.ts';
import { asActor, type Trx } from '../../db/connect.ts';
import { type Actor, askingAs } from '../actor.ts';
import { IdParams } from '../id-params.ts';
import { only } from '../plugins/auth.ts';
import { invalid, problem } from '../problem.ts';
import { plainPerson } from './plain.ts';
import { CaredPerson, CaredPersons, CaredPersonSaid, KnownPlaces } from './schemas.ts';

const AT_MOST = 20;

/**
 * Whom a citizen looks after, and where their needs were: so that nothing known is asked twice
 * (docs/adr/0057). One's own only, whatever mandate one holds.
 */
export const routes: FastifyPluginAsyncTypebox = async (app) => {
  const tags = ['me'];
  const onRequest = only('citizen');
  const within = <T>(actor: Actor, work: (trx: Trx) => Promise<T>) =>
    asActor(app.db, askingAs(actor), work);

  app.get(
    '/me/cared-persons',
    {
      onRequest,
      schema: { operationId: 'listCaredPersons', tags, response: { 200: CaredPersons } },
    },
    ({ actor }) =>
      within(actor, async (trx) => ({
        items: await listCaredPersons(trx, { ownerId: actor.id }),
      })),
  );

  app.put(
    '/me/cared-persons/:id',
    {
      onRequest,
      schema: {
        operationId: 'putCaredPerson',
        tags,
        params: IdParams,
        body: CaredPersonSaid,
        response: { 200: CaredPerson },
      },
    },
    ({ actor, params, body }) => {
      const person = plainPerson(params.id.toLowerCase(), body);
      return within(actor, async (trx) => {
        const { id: ownerId, comuneId } = actor;
        const municipi = await listMunicipi(trx, { comuneId });
        const { municipio } = person;
        if (municipio !== null && municipi.every(({ id }) => id !== municipio)) {
          throw invalid('/municipio', NO_MUNICIPIO);
        }
        const kept = await listCaredPersons(trx, { ownerId });
        if (kept.length >= AT_MOST && kept.every(({ id }) => id !== person.id)) throw tooMany();
        await saveCaredPerson(trx, { comuneId, ownerId, person });
        return person;
      });
    },
  );

  app.delete(
    '/me/cared-persons/:id',
    {
      onRequest,
      schema: {
        operationId: 'deleteCaredPerson',
        tags,
        params: IdParams,
        response: { 204: Type.Null() },
      },
    },
    async ({ actor, params: { id } }, reply) => {
      const isGone = await within(actor, (trx) =>
        deleteCaredPerson(trx, { ownerId: actor.id, id }),
      );
      if (!isGone) throw problem('not-found');
      return reply.code(204).send(null);
    },
  );

  app.get(
    '/me/known-places',
    {
      onRequest,
      schema: { operationId: 'listKnownPlaces', tags, response: { 200: KnownPlaces } },
    },
    ({ actor }) =>
      within(actor, async (trx) => ({
        items: await listKnownPlaces(trx, { applicantId: actor.id }),
      })),
  );
};

function tooMany() {
  return problem('invalid', {
    detail: { it: `Puoi tenere al massimo ${AT_MOST} persone.`, en: `You can keep at most ${AT_MOST} persons.` }, // prettier-ignore
  });
}

const NO_MUNICIPIO = { it: 'Questa zona non c’è.', en: 'There is no such district.' };
