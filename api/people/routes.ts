import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyInstance } from 'fastify';
import type { TObject } from 'typebox';
import { asActor } from '../../db/connect.ts';
import { listPeople, listPlaces, type PeopleGroup } from '../../db/people.ts';
import { type Actor, askingAs } from '../actor.ts';
import { readCursor, writeCursor } from '../cursor.ts';
import { commandIdOf } from '../idempotency.ts';
import { CommandHeaders, IdParams } from '../id-params.ts';
import { only } from '../plugins/auth.ts';
import { problem } from '../problem.ts';
import { changeRole, endOwnSessions, endSessionsOf, invitePerson, mailCredentials, reinstatePerson, suspendPerson } from './commands.ts'; // prettier-ignore
import { EndBody, InvitationBody, NoBody, OwnSessions, PeopleAnswer, PeopleQuery, PersonView, PlacesOfWork, ReasonBody, StandingBody } from './schemas.ts'; // prettier-ignore
import { viewPerson, viewSessions } from './views.ts';

const tags = ['people'];
/** Of one person: each mails somebody who has not asked for it, and says whether their address is known. */
const INVITATIONS_PER_HOUR = 30;

/**
 * People and their access: administrators look after those of their comune, an ente after those who work
 * for it, everybody after their own.
 */
export const routes: FastifyPluginAsyncTypebox = async (app) => {
  const onRequest = only('admin', 'ente');

  app.get(
    '/people',
    {
      onRequest,
      schema: {
        operationId: 'listPeople',
        tags,
        querystring: PeopleQuery,
        response: { 200: PeopleAnswer },
      },
    },
    ({ actor, query: { cursor, limit = 50, group, role, q } }) => {
      const [name, id] = readCursor(cursor, ['text', 'uuid']) ?? [];
      const after = name !== undefined && id !== undefined ? { name, id } : undefined;
      const { comuneId, enteId } = actor;
      // Citizens are the office's.
      if (enteId && group === 'citizens') throw problem('forbidden');
      const search = {
        comuneId,
        enteId,
        group: group as PeopleGroup,
        role,
        q,
        after,
        limit: limit + 1,
      };
      return asActor(app.db, askingAs(actor), async (trx) => {
        const rows = await listPeople(trx, search);
        const page = rows.slice(0, limit);
        const last = rows.length > limit ? page.at(-1) : undefined;
        return {
          items: page.map(({ lastTurn, email, role: held, ...row }) => ({
            ...row,
            role: held!,
            email: group === 'staff' ? email : null,
            isSuspended: lastTurn === 'suspended',
          })),
          next: last ? writeCursor([last.name, last.id]) : null,
        };
      });
    },
  );

  app.get(
    '/people/places',
    {
      onRequest: only('admin'),
      schema: { operationId: 'listPlacesOfWork', tags, response: { 200: PlacesOfWork } },
    },
    ({ actor }) => asActor(app.db, askingAs(actor), (trx) => listPlaces(trx, actor)),
  );

  app.get(
    '/people/:id',
    {
      onRequest,
      schema: { operationId: 'getPerson', tags, params: IdParams, response: { 200: PersonView } },
    },
    ({ actor, params }) => viewPerson(app as never, actor, params.id.toLowerCase()) as never,
  );

  app.post(
    '/people',
    {
      onRequest,
      config: { rateLimit: { max: INVITATIONS_PER_HOUR, timeWindow: '1 hour' } },
      schema: {
        operationId: 'invitePerson',
        tags,
        headers: CommandHeaders,
        body: InvitationBody,
        response: { 201: PersonView },
      },
    },
    async ({ actor, headers, body }, reply) => {
      const command = { id: commandIdOf(actor.id, headers), body };
      const id = await invitePerson(app as never, actor, command);
      return reply.code(201).send((await viewPerson(app as never, actor, id)) as never);
    },
  );

  register(app as never, 'role', 'changeRoleOfPerson', StandingBody, changeRole);
  register(app as never, 'suspend', 'suspendPerson', ReasonBody, suspendPerson);
  register(app as never, 'reinstate', 'reinstatePerson', ReasonBody, reinstatePerson);
  register(app as never, 'credentials', 'mailCredentials', NoBody, mailCredentials);
  register(app as never, 'sessions/end', 'endSessionsOfPerson', EndBody, endSessionsOf);
  registerOwn(app as never);
};

/** POST /api/people/{id}/…: does it, and answers with the person as they are then. */
function register<Body>(
  app: FastifyInstance,
  path: string,
  operationId: string,
  body: TObject,
  command: (app: FastifyInstance, actor: Actor, given: { id: string; personId: string; body: Body }) => Promise<void>, // prettier-ignore
): void {
  app.post<{ Params: { id: string }; Body: Body }>(
    `/people/:id/${path}`,
    {
      onRequest: only('admin', 'ente'),
      schema: {
        ...{ operationId, tags, params: IdParams, headers: CommandHeaders, body },
        response: { 200: PersonView },
      },
    },
    async ({ actor, params, headers, body: given }) => {
      const personId = params.id.toLowerCase();
      await command(app, actor, {
        id: commandIdOf(actor.id, headers),
        personId,
        body: given as Body,
      });
      return viewPerson(app, actor, personId);
    },
  );
}

/** One's own log-ins, whoever one is. */
function registerOwn(app: FastifyInstance): void {
  const response = { 200: OwnSessions };
  const read = async (actor: Actor) => ({ sessions: await viewSessions(app, actor, actor.id) });

  app.get(
    '/me/sessions',
    { schema: { operationId: 'listOwnSessions', tags, response } },
    ({ actor }) => read(actor),
  );

  app.post<{ Body: { sessionId?: string } }>(
    '/me/sessions/end',
    {
      schema: {
        operationId: 'endOwnSessions',
        tags,
        headers: CommandHeaders,
        body: EndBody,
        response,
      },
    },
    async ({ actor, headers, body }) => {
      await endOwnSessions(app, actor, { id: commandIdOf(actor.id, headers), body });
      return read(actor);
    },
  );
}
