import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import {
  findAppointment,
  findTimes,
  listAgenda,
  type SportelloTimes,
} from '../../db/appointments.ts';
import { asActor, asSystem, type Trx } from '../../db/connect.ts';
import { listNames } from '../../db/persons.ts';
import { addDays } from '../../workflows/pratica/service.ts';
import { startOfDay } from '../../workflows/pratica/terms.ts';
import { type Actor, askingAs } from '../actor.ts';
import { dayOf, today } from '../days.ts';
import { commandIdOf } from '../idempotency.ts';
import { CommandHeaders, IdParams } from '../id-params.ts';
import { only } from '../plugins/auth.ts';
import { problem } from '../problem.ts';
import { cancelAppointment, markAppointment } from './act.ts';
import { timesOf } from './bookable.ts';
import { Agenda, AgendaQuery, CancelWithReason, MarkAppointment, OutsideHours, OutsideQuery } from './schemas.ts'; // prettier-ignore
import { agendaView, isOutside } from './views.ts';

/** Who comes to a sportello: for those who work there, and for the office. */
export const officeAppointments: FastifyPluginAsyncTypebox = async (app) => {
  const tags = ['sportello'];
  const onRequest = only('sportello', 'admin');
  const as = <T>(actor: Actor, work: (trx: Trx) => Promise<T>) =>
    asActor(app.db, askingAs(actor), work);

  app.get(
    '/office/appointments',
    {
      onRequest,
      schema: {
        operationId: 'readAgenda',
        tags,
        querystring: AgendaQuery,
        response: { 200: Agenda },
      },
    },
    async ({ actor, query: { sportello, day = today() } }) => {
      const read = await as(actor, async (trx) => {
        const of = await findOwnSportello(trx, actor, sportello);
        const [from, until] = [startOfDay(day), startOfDay(addDays(day, 1))];
        return { ...of, rows: await listAgenda(trx, { ...of.key, from, until }) };
      });
      // A sportello reads by appointment who comes, and of no one else.
      const ids = read.rows.map(({ citizenId }) => citizenId);
      const names = await asSystem(app.db, actor.comuneId, (trx) => listNames(trx, ids));
      const now = new Date().toISOString();
      const times = timesOf(read.found, now);
      return {
        sportello: { id: read.key.sportelloId, name: read.found.name },
        day,
        items: read.rows.map((row) => agendaView(row, { times, names, now })),
      };
    },
  );

  app.get(
    '/office/appointments/outside',
    {
      onRequest,
      schema: {
        operationId: 'listOutsideHours',
        tags,
        querystring: OutsideQuery,
        response: { 200: OutsideHours },
      },
    },
    ({ actor, query: { sportello } }) =>
      as(actor, async (trx) => {
        const now = new Date().toISOString();
        const { key, found } = await findOwnSportello(trx, actor, sportello);
        const rows = await listAgenda(trx, { ...key, from: now });
        const times = timesOf(found, now);
        const outside = rows.filter((row) => isOutside(row, { times, now }));
        const days = Map.groupBy(outside, ({ startsAt }) => dayOf(startsAt));
        return { days: [...days].map(([day, { length: count }]) => ({ day, count })) };
      }),
  );

  app.post(
    '/office/appointments/:id/outcome',
    {
      onRequest,
      schema: {
        operationId: 'markAppointment',
        tags,
        params: IdParams,
        headers: CommandHeaders,
        body: MarkAppointment,
        response: { 204: Type.Null() },
      },
    },
    async ({ actor, headers, params: { id }, body: { outcome } }, reply) => {
      const command = { actor, commandId: commandIdOf(actor.id, headers) };
      await as(actor, (trx) => mustSee(trx, id));
      await markAppointment(app.db, command, { appointmentId: id, outcome });
      return reply.code(204).send(null);
    },
  );

  app.post(
    '/office/appointments/:id/cancel',
    {
      onRequest,
      schema: {
        operationId: 'cancelForCitizen',
        tags,
        params: IdParams,
        headers: CommandHeaders,
        body: CancelWithReason,
        response: { 204: Type.Null() },
      },
    },
    async ({ actor, headers, params: { id }, body: { reason } }, reply) => {
      const command = { actor, commandId: commandIdOf(actor.id, headers) };
      await as(actor, (trx) => mustSee(trx, id));
      await cancelAppointment(app.db, command, { appointmentId: id, reason });
      return reply.code(204).send(null);
    },
  );
};

/** Their own, or for the office the one that is asked for. @throws not-found */
async function findOwnSportello(
  trx: Trx,
  { comuneId, role, sportelloId: own }: Actor,
  asked: string | undefined,
): Promise<{ key: { comuneId: string; sportelloId: string }; found: SportelloTimes }> {
  const sportelloId = asked ?? own;
  const isOwn = role === 'admin' || sportelloId === own;
  const key = sportelloId && isOwn ? { comuneId, sportelloId } : undefined;
  const found = key && (await findTimes(trx, key));
  if (!found) throw problem('not-found');
  return { key, found };
}

async function mustSee(trx: Trx, id: string): Promise<void> {
  if (!(await findAppointment(trx, { id }))) throw problem('not-found');
}
