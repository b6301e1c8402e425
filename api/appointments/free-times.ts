import { Temporal } from 'temporal-polyfill';
import type { Taken } from '../../db/appointments.ts';
import type { GivenAppointments } from '../../db/tables/sportelli.ts';
import { bandsOn, type Times, ZONE } from '../sportelli/opening.ts';

export interface Slot {
  /** ISO instants. */
  startsAt: string;
  endsAt: string;
}

interface Asked {
  times: Times;
  given: GivenAppointments;
  /** ISO instant. */
  now: string;
}

/**
 * Every time at which a sportello gives appointments from now on, taken or not, by day: as many as
 * fit into its hours, one after the other from when it opens. Hours are those of Rome; a night in
 * which clocks change is an hour shorter or longer, its appointments are not.
 */
export function slotsAhead({ times, given, now }: Asked): { day: string; slots: Slot[] }[] {
  const at = Temporal.Instant.from(now);
  const today = at.toZonedDateTimeISO(ZONE).toPlainDate();
  const length = given.minutes * 60_000;
  return Array.from({ length: given.daysAhead + 1 }, (_, ahead) => {
    const day = today.add({ days: ahead });
    const slots: Slot[] = [];
    for (const [from, until] of bandsOn(times, day))
      for (let begin = from; begin + length <= until; begin += length)
        if (begin > at.epochMilliseconds) slots.push({ startsAt: iso(begin), endsAt: iso(begin + length) }); // prettier-ignore
    return { day: day.toString(), slots };
  });
}

/**
 * The first place that is free all through a slot; undefined when all are taken. One booked when
 * appointments lasted longer may stand in the way of two slots.
 */
export function freePlace(
  { startsAt, endsAt }: Slot,
  { taken, places }: { taken: readonly Taken[]; places: number },
): number | undefined {
  const within = taken.filter((one) => one.startsAt < endsAt && startsAt < one.endsAt);
  const used = new Set(within.map(({ place }) => place));
  // There may be more than there are places now: there were more when they were booked.
  if (used.size >= places) return undefined;
  return Array.from({ length: places }, (_, n) => n + 1).find((place) => !used.has(place));
}

/** ISO instants compare as text: all are of one length. */
function iso(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
