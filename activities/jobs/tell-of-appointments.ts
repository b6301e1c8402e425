import { type AppointmentNotice, lockAppointmentNotice } from '../../db/appointment-notices.ts';
import { tellNext, type TellingSettings } from './tell-directly.ts';

/**
 * Tells citizens of their appointments, and the day before that one is near. What it is for is on the
 * page alone.
 * @returns whether there is certainly more to tell
 */
export function tellOfAppointments(settings: Pick<TellingSettings, 'db'>): Promise<boolean> {
  return tellNext<AppointmentNotice>(settings, {
    table: 'appointmentNotice',
    lockNext: lockAppointmentNotice,
    isOver: ({ isOver }) => isOver,
    factOf: ({ kind, personId, startsAt }) => ({
      kind: `appointment:${kind}`,
      audience: 'citizen',
      ...{ personId, enteId: null },
      path: '/appuntamenti',
      params: { startsAt },
    }),
  });
}
