import type { OfficeSportello } from '../api-types';
import { type AppointmentsDraft, toAppointments, toAppointmentsDraft } from './appointments-draft';

export type Said = OfficeSportello['said'];

interface Band {
  from: string;
  until: string;
}

/** What is typed of a sportello: for each weekday its hours, empty where it is closed. */
export interface SportelloDraft {
  name: string;
  address: string;
  municipio: string;
  phone: string;
  weekdays: { bands: Band[] }[];
  closedDays: { from: string; through: string }[];
  isShown: boolean;
  appointments: AppointmentsDraft;
}

export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;
/** Morning and afternoon; more are kept where they are. */
const BANDS = 2;
const NO_HOURS = { from: '', until: '' };
/** A clock's field knows no end of the day: there it is midnight. */
const [END_OF_DAY, MIDNIGHT] = ['24:00', '00:00'];

export const EMPTY_SPORTELLO: SportelloDraft = toDraft({
  said: { name: '', address: '', municipio: null, phone: '', hours: [], closedDays: [], isShown: true }, // prettier-ignore
});

export function toDraft({ said }: Pick<OfficeSportello, 'said'>): SportelloDraft {
  const { municipio, hours, closedDays, appointments, ...texts } = said;
  return {
    ...texts,
    municipio: municipio?.toString() ?? '',
    appointments: toAppointmentsDraft(appointments),
    closedDays: closedDays.map((one) => ({ ...one })),
    weekdays: WEEKDAYS.map((weekday) => {
      const bands = hours
        .filter((one) => one.weekday === weekday)
        .toSorted((a, b) => (a.from < b.from ? -1 : 1))
        .map(({ from, until }) => ({ from, until: until === END_OF_DAY ? MIDNIGHT : until }));
      const missing = Math.max(0, BANDS - bands.length);
      return { bands: [...bands, ...Array.from({ length: missing }, () => ({ ...NO_HOURS }))] };
    }),
  };
}

export function toSaid(draft: SportelloDraft): Said {
  return {
    ...{ name: draft.name.trim(), address: draft.address.trim(), phone: draft.phone.trim() },
    ...{ municipio: draft.municipio ? Number(draft.municipio) : null, isShown: draft.isShown },
    hours: draft.weekdays.flatMap(({ bands }, index) =>
      bands
        .filter(({ from, until }) => from && until)
        .map(({ from, until }) => ({ weekday: index + 1, from, until: endOf(until) })),
    ),
    closedDays: draft.closedDays.map(({ from, through }) => ({ from, through: through || from })),
    appointments: toAppointments(draft.appointments),
  };
}

/** What is wrong with the end of one of a day's hours, as a key of the texts. */
export function wrongBand(bands: readonly Band[], n: number): string | undefined {
  const { from, until } = bands[n]!;
  if (!from && !until) return undefined;
  if (!from || !until) return 'sportelli.wrong.half';
  if (endOf(until) <= from) return 'sportelli.wrong.backwards';
  const isWithin = bands.slice(0, n).some((one) => one.from && one.until && one.from < endOf(until) && from < endOf(one.until)); // prettier-ignore
  return isWithin ? 'sportelli.wrong.overlap' : undefined;
}

function endOf(until: string): string {
  return until === MIDNIGHT ? END_OF_DAY : until;
}

export type Field = keyof Said;

/** The fields in which two sheets differ, in the order of the form. */
export function differing(mine: Said, theirs: Said): Field[] {
  const fields: Field[] = ['name', 'address', 'municipio', 'phone', 'hours', 'closedDays', 'appointments', 'isShown']; // prettier-ignore
  const said = (one: Said, field: Field) => JSON.stringify(one[field] ?? null);
  return fields.filter((field) => said(mine, field) !== said(theirs, field));
}
