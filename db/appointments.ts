import { type Insertable, sql, type SqlBool } from 'kysely';
import type { Trx } from './connect.ts';
import type {
  AppointmentActTable,
  AppointmentState,
  AppointmentTable,
} from './tables/appointments.ts';

interface OfSportello {
  comuneId: string;
  sportelloId: string;
}

/** What a sportello says that appointments hang on; undefined for one that is not there. */
export function findTimes(trx: Trx, { comuneId, sportelloId }: OfSportello) {
  return trx
    .selectFrom('sportello')
    .innerJoin('comune', 'comune.id', 'sportello.comuneId')
    .select([
      'sportello.name',
      'address',
      'hours',
      'closedDays',
      'isShown',
      'appointments',
      'patron',
    ])
    .where('comuneId', '=', comuneId)
    .where('sportello.id', '=', sportelloId)
    .executeTakeFirst();
}
export type SportelloTimes = NonNullable<Awaited<ReturnType<typeof findTimes>>>;

/** Who books or moves at a sportello waits here for each other, and for who changes one of theirs. */
export async function lockBooking(
  trx: Trx,
  of: OfSportello & { citizenId: string },
): Promise<void> {
  // Always in this order: two never wait for each other in a circle.
  for (const name of [`citizen/${of.citizenId}`, `sportello/${of.comuneId}/${of.sportelloId}`])
    await sql`select pg_advisory_xact_lock(hashtextextended(${`appointments/${name}`}, 0))`.execute(trx); // prettier-ignore
}

/** Which places are taken from an instant on, and when. Asked by the platform. */
export function listTaken(
  trx: Trx,
  { comuneId, sportelloId, from, without }: OfSportello & { from: string; without?: string },
) {
  return trx
    .selectFrom('appointment')
    .select(['startsAt', 'endsAt', 'place'])
    .where('comuneId', '=', comuneId)
    .where('sportelloId', '=', sportelloId)
    .where('state', '<>', 'cancelled')
    .where('endsAt', '>', from)
    .$if(without !== undefined, (some) => some.where('id', '<>', without!))
    .execute();
}
export type Taken = Awaited<ReturnType<typeof listTaken>>[number];

/** How many somebody still goes to. */
export async function countComing(trx: Trx, { citizenId }: { citizenId: string }): Promise<number> {
  const { count } = await trx
    .selectFrom('appointment')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('citizenId', '=', citizenId)
    .where('state', '=', 'booked')
    .where(sql<SqlBool>`starts_at > now()`)
    .executeTakeFirstOrThrow();
  return count;
}

const SHOWN = [
  'appointment.id', 'sportelloId', 'startsAt', 'endsAt', 'about', 'state', 'cancelReason', 'citizenId',
] as const; // prettier-ignore

function select(trx: Trx) {
  return trx
    .selectFrom('appointment')
    .innerJoin('sportello', (join) =>
      join
        .onRef('sportello.comuneId', '=', 'appointment.comuneId')
        .onRef('sportello.id', '=', 'appointment.sportelloId'),
    )
    .select([...SHOWN, 'sportello.name', 'sportello.address']);
}

/** One that the asking may see. */
export function findAppointment(trx: Trx, { id }: { id: string }) {
  return select(trx).where('appointment.id', '=', id).executeTakeFirst();
}
export type AppointmentRow = NonNullable<Awaited<ReturnType<typeof findAppointment>>>;

/** A citizen's own, the latest first. */
export function listOwnAppointments(
  trx: Trx,
  { citizenId, limit }: { citizenId: string; limit: number },
) {
  return select(trx)
    .where('citizenId', '=', citizenId)
    .orderBy('startsAt', 'desc')
    .orderBy('appointment.id')
    .limit(limit)
    .execute();
}

/** Those at a sportello that begin from one instant on and before another, in their order. */
export function listAgenda(
  trx: Trx,
  { comuneId, sportelloId, from, until }: OfSportello & { from: string; until?: string },
) {
  return select(trx)
    .where('appointment.comuneId', '=', comuneId)
    .where('sportelloId', '=', sportelloId)
    .where('startsAt', '>=', from)
    .$if(until !== undefined, (some) => some.where('startsAt', '<', until!))
    .orderBy('startsAt')
    .orderBy('place')
    .execute();
}

/** One with what it was asked with, held until the transaction ends. Asked by the platform. */
export function lockAppointment(trx: Trx, { id }: { id: string }) {
  return trx
    .selectFrom('appointment')
    .select(['id', 'comuneId', 'sportelloId', 'citizenId', 'startsAt', 'endsAt', 'state'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}
export type LockedAppointment = NonNullable<Awaited<ReturnType<typeof lockAppointment>>>;

export async function addAppointment(
  trx: Trx,
  appointment: Insertable<AppointmentTable>,
): Promise<void> {
  await trx.insertInto('appointment').values(appointment).execute();
}

interface Change {
  startsAt?: string;
  endsAt?: string;
  place?: number;
  state?: AppointmentState;
  cancelReason?: string;
}

export async function changeAppointment(
  trx: Trx,
  { id, ...change }: Change & { id: string },
): Promise<void> {
  await trx.updateTable('appointment').set(change).where('id', '=', id).execute();
}

/** What a command was given with, when it was done before. */
export function findAppointmentAct(trx: Trx, { id }: { id: string }) {
  return trx
    .selectFrom('appointmentAct')
    .select(['appointmentId', 'requestHash'])
    .where('id', '=', id)
    .executeTakeFirst();
}

export async function addAppointmentAct(
  trx: Trx,
  act: Insertable<AppointmentActTable>,
): Promise<void> {
  await trx.insertInto('appointmentAct').values(act).execute();
}
