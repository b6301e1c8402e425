import type { OfficeSportello } from '../api-types';

type Given = NonNullable<OfficeSportello['said']['appointments']>;

/** The least and the most that the API takes, in the order of the form. */
export const APPOINTMENT_LIMITS: Record<keyof Given, readonly [least: number, most: number]> = {
  minutes: [10, 120],
  places: [1, 10],
  daysAhead: [1, 60],
};

/** How appointments are given, as it is typed. */
export interface AppointmentsDraft {
  isGiven: boolean;
  minutes: string;
  places: string;
  daysAhead: string;
}

/** Where none are given, what most would choose. */
export function toAppointmentsDraft(given: Given | null | undefined): AppointmentsDraft {
  const { minutes, places, daysAhead } = given ?? { minutes: 30, places: 1, daysAhead: 30 };
  return {
    isGiven: !!given,
    minutes: minutes.toString(),
    places: places.toString(),
    daysAhead: daysAhead.toString(),
  };
}

export function toAppointments(draft: AppointmentsDraft): Given | null {
  if (!draft.isGiven) return null;
  return {
    minutes: Number(draft.minutes),
    places: Number(draft.places),
    daysAhead: Number(draft.daysAhead),
  };
}

/** What is wrong with a number, as a key of the texts. */
export function wrongNumber(typed: string, name: keyof Given): string | undefined {
  const [least, most] = APPOINTMENT_LIMITS[name];
  const isWithin = /^\d+$/.test(typed.trim()) && Number(typed) >= least && Number(typed) <= most;
  return isWithin ? undefined : `sportelli.wrong.${name}`;
}
