import { findTimes, listTaken, type SportelloTimes } from '../../db/appointments.ts';
import type { Trx } from '../../db/connect.ts';
import type { GivenAppointments } from '../../db/tables/sportelli.ts';
import { dayOf } from '../days.ts';
import { invalid, problem } from '../problem.ts';
import { knownHolidays } from '../sportelli/known-holidays.ts';
import type { Times } from '../sportelli/opening.ts';
import { freePlace, type Slot, slotsAhead } from './free-times.ts';

interface Bookable {
  name: string;
  address: string;
  times: Times;
  given: GivenAppointments;
}

/** A sportello at which a citizen can book. @throws not-found for one that is not shown or gives none */
export async function readBookable(
  trx: Trx,
  of: { comuneId: string; sportelloId: string; now: string },
): Promise<Bookable> {
  const found = await findTimes(trx, of);
  if (!found?.isShown || !found.appointments) throw problem('not-found');
  const { name, address, appointments: given } = found;
  return { name, address, given, times: timesOf(found, of.now) };
}

/** When a sportello is open, as of an instant on. */
export function timesOf({ hours, closedDays, patron }: SportelloTimes, from: string): Times {
  return { hours, closedDays, holidays: knownHolidays(patron, dayOf(from)) };
}

interface Asked {
  comuneId: string;
  sportelloId: string;
  startsAt: string;
  now: string;
  /** One that is being moved does not stand in its own way. */
  without?: string;
}

/**
 * The place that is had at a time. Call it while no other can book there.
 * @throws not-found, invalid for a time that is not given, appointment-taken
 */
export async function takePlace(trx: Trx, asked: Asked): Promise<Slot & { place: number }> {
  const { startsAt, now } = asked;
  const { times, given } = await readBookable(trx, asked);
  const begins = new Date(startsAt).toISOString();
  const slots = slotsAhead({ times, given, now }).flatMap((day) => day.slots);
  const slot = slots.find((one) => one.startsAt === begins);
  if (!slot) throw invalid('/startsAt', NOT_GIVEN);
  const taken = await listTaken(trx, { ...asked, from: now });
  const place = freePlace(slot, { taken, places: given.places });
  if (place === undefined) throw problem('appointment-taken');
  return { ...slot, place };
}

const NOT_GIVEN = {
  it: 'A quest’ora lo sportello non prende appuntamenti: scegline una fra quelle libere.',
  en: 'The WeMi space gives no appointments at this time: choose one of those that are free.',
};
