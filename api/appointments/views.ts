import type { AppointmentRow } from '../../db/appointments.ts';
import { dayOf } from '../days.ts';
import { isOpenThrough, type Times } from '../sportelli/opening.ts';

function hasNotBegun({ state, startsAt }: AppointmentRow, now: string): boolean {
  return state === 'booked' && startsAt > now;
}

/** As its citizen sees it. */
export function ownView(row: AppointmentRow, now: string) {
  const { id, startsAt, endsAt, about, state, cancelReason, name, address } = row;
  return {
    ...{ id, startsAt, endsAt, about, state, cancelReason },
    sportello: { id: row.sportelloId, name, address },
    canChange: hasNotBegun(row, now),
  };
}

/** As who works at the sportello sees it. */
export function agendaView(
  row: AppointmentRow,
  { times, names, now }: { times: Times; names: ReadonlyMap<string, string>; now: string },
) {
  const { id, startsAt, endsAt, about, state, cancelReason, citizenId } = row;
  return {
    ...{ id, startsAt, endsAt, about, state, cancelReason },
    citizen: names.get(citizenId) ?? '—',
    isOutside: isOutside(row, { times, now }),
    canMark: state !== 'cancelled' && dayOf(startsAt) <= dayOf(now),
    canCancel: hasNotBegun(row, now),
  };
}

/** Still to come, at a time at which the sportello is closed now: hours changed after it was booked. */
export function isOutside(row: AppointmentRow, { times, now }: { times: Times; now: string }) {
  return hasNotBegun(row, now) && !isOpenThrough(times, row);
}
