import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { findAppointment, listOwnAppointments, listTaken } from '../../db/appointments.ts';
import { asActor, asSystem, type Trx } from '../../db/connect.ts';
import { type Actor, askingAs } from '../actor.ts';
import { commandIdOf } from '../idempotency.ts';
import { CommandHeaders, IdParams } from '../id-params.ts';
import { only } from '../plugins/auth.ts';
import { problem } from '../problem.ts';
import { SportelloParams } from '../sportelli/schemas.ts';
import { bookAppointment, cancelAppointment, COMING_AT_MOST, moveAppointment } from './act.ts';
import { readBookable } from './bookable.ts';
import { freePlace, slotsAhead } from './free-times.ts';
import { AppointmentView, BookAppointment, FreeTimes, MoveAppointment, OwnAppointments } from './schemas.ts'; // prettier-ignore
import { ownView } from './views.ts';

/** More than anybody has had: the list needs no pages. */
const LISTED_AT_MOST = 200;

/** A citizen's own appointments at sportelli. No mandate reaches them: who comes books. */
export const ownAppointments: FastifyPluginAsyncTypebox = async (app) => {
  const tags = ['sportello'];
  const onRequest = only('citizen');
  const as = <T>(actor: Actor, work: (trx: Trx) => Promise<T>) =>
    asActor(app.db, askingAs(actor), work);
  const readOwn = (actor: Actor, id: string) =>
    as(actor, async (trx) => {
      const row = await findAppointment(trx, { id });
      if (!row) throw problem('not-found');
      return ownView(row, new Date().toISOString());
    });

  app.get(
    '/sportelli/:id/free-times',
    {
      onRequest,
      schema: {
        operationId: 'listFreeTimes',
        tags,
        params: SportelloParams,
        response: { 200: FreeTimes },
      },
    },
    ({ actor: { comuneId }, params: { id } }) =>
      // Others' appointments take times, and are nobody else's to see.
      asSystem(app.db, comuneId, async (trx) => {
        const now = new Date().toISOString();
        const of = { comuneId, sportelloId: id };
        const { name, address, times, given } = await readBookable(trx, { ...of, now });
        const taken = await listTaken(trx, { ...of, from: now });
        const days = slotsAhead({ times, given, now }).map(({ day, slots }) => ({
          day,
          startsAt: slots
            .filter((slot) => freePlace(slot, { taken, places: given.places }) !== undefined)
            .map(({ startsAt }) => startsAt),
        }));
        return {
          sportello: { id, name, address },
          minutes: given.minutes,
          days: days.filter(({ startsAt }) => startsAt.length > 0),
        };
      }),
  );

  app.get(
    '/me/appointments',
    {
      onRequest,
      schema: { operationId: 'listMyAppointments', tags, response: { 200: OwnAppointments } },
    },
    ({ actor }) =>
      as(actor, async (trx) => {
        const now = new Date().toISOString();
        const rows = await listOwnAppointments(trx, { citizenId: actor.id, limit: LISTED_AT_MOST });
        const all = rows.map((row) => ownView(row, now));
        return {
          coming: all.filter(({ canChange }) => canChange).toReversed(),
          past: all.filter(({ canChange }) => !canChange),
          comingAtMost: COMING_AT_MOST,
        };
      }),
  );

  app.post(
    '/me/appointments',
    {
      onRequest,
      schema: {
        operationId: 'bookAppointment',
        tags,
        headers: CommandHeaders,
        body: BookAppointment,
        response: { 201: AppointmentView },
      },
    },
    async ({ actor, headers, body }, reply) => {
      const commandId = commandIdOf(actor.id, headers);
      const id = await bookAppointment(app.db, { actor, commandId }, body);
      return reply.code(201).send(await readOwn(actor, id));
    },
  );

  app.post(
    '/me/appointments/:id/move',
    {
      onRequest,
      schema: {
        operationId: 'moveAppointment',
        tags,
        params: IdParams,
        headers: CommandHeaders,
        body: MoveAppointment,
        response: { 200: AppointmentView },
      },
    },
    async ({ actor, headers, params: { id }, body: { startsAt } }) => {
      const commandId = commandIdOf(actor.id, headers);
      await readOwn(actor, id);
      await moveAppointment(app.db, { actor, commandId }, { appointmentId: id, startsAt });
      return readOwn(actor, id);
    },
  );

  app.post(
    '/me/appointments/:id/cancel',
    {
      onRequest,
      schema: {
        operationId: 'cancelAppointment',
        tags,
        params: IdParams,
        headers: CommandHeaders,
        response: { 200: AppointmentView },
      },
    },
    async ({ actor, headers, params: { id } }) => {
      const commandId = commandIdOf(actor.id, headers);
      await readOwn(actor, id);
      await cancelAppointment(app.db, { actor, commandId }, { appointmentId: id });
      return readOwn(actor, id);
    },
  );
};
