import { Temporal } from 'temporal-polyfill';

const ZONE = 'Europe/Rome';

/** One thing in a calendar: on whole days, or from an instant on. */
export type Entry = {
  /** Names it within its pratica: the same thing under the same name, whenever it is asked for. */
  name: string;
  summary: string;
  description?: string;
  /** It was to be, and is not: a calendar that has it already takes it out. */
  isCancelled?: boolean;
} & (
  | { day: string; /** The last day, when it goes on for more than one. */ lastDay?: string }
  | { at: string; /** Instant of its end, ISO. */ until?: string }
);

export interface Calendar {
  praticaId: string;
  title: string;
  entries: readonly Entry[];
  /** When the pratica was changed last, ISO instant; and its version, which only grows. */
  changedAt: string;
  version: number;
}

/**
 * A calendar as RFC 5545 writes it. Hours are the wall's in Rome, with the zone's own rules, so that
 * a visit at nine stays at nine across daylight saving in whatever program reads it.
 */
export function writeCalendar({ entries, title, ...of }: Calendar): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//WeMi//Pratiche//IT',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escaped(title)}`,
    ...ROME,
    ...entries.flatMap((entry) => writeEntry(entry, of)),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

function writeEntry(
  entry: Entry,
  { praticaId, changedAt, version }: Pick<Calendar, 'praticaId' | 'changedAt' | 'version'>,
): string[] {
  const { name, summary, description, isCancelled } = entry;
  return [
    'BEGIN:VEVENT',
    `UID:${name}.${praticaId}@wemi`,
    `DTSTAMP:${inUtc(changedAt)}`,
    `LAST-MODIFIED:${inUtc(changedAt)}`,
    `SEQUENCE:${version}`,
    ...whenOf(entry),
    `SUMMARY:${escaped(summary)}`,
    ...(description ? [`DESCRIPTION:${escaped(description)}`] : []),
    `STATUS:${isCancelled ? 'CANCELLED' : 'CONFIRMED'}`,
    // A whole day leaves its hours free.
    `TRANSP:${'day' in entry ? 'TRANSPARENT' : 'OPAQUE'}`,
    'END:VEVENT',
  ];
}

function whenOf(entry: Entry): string[] {
  if ('at' in entry) {
    const end = entry.until ? [`DTEND;TZID=${ZONE}:${onTheWall(entry.until)}`] : [];
    return [`DTSTART;TZID=${ZONE}:${onTheWall(entry.at)}`, ...end];
  }
  const after = Temporal.PlainDate.from(entry.lastDay ?? entry.day).add({ days: 1 });
  return [
    `DTSTART;VALUE=DATE:${compact(entry.day)}`,
    `DTEND;VALUE=DATE:${compact(after.toString())}`,
  ];
}

/** Daylight saving as the European Union has kept it since 1996. */
const ROME = [
  'BEGIN:VTIMEZONE',
  `TZID:${ZONE}`,
  'BEGIN:DAYLIGHT',
  'TZNAME:CEST',
  'TZOFFSETFROM:+0100',
  'TZOFFSETTO:+0200',
  'DTSTART:19960331T020000',
  'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
  'END:DAYLIGHT',
  'BEGIN:STANDARD',
  'TZNAME:CET',
  'TZOFFSETFROM:+0200',
  'TZOFFSETTO:+0100',
  'DTSTART:19961027T030000',
  'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
  'END:STANDARD',
  'END:VTIMEZONE',
];

function onTheWall(instant: string): string {
  const there = Temporal.Instant.from(instant).toZonedDateTimeISO(ZONE).toPlainDateTime();
  return compact(there.toString({ smallestUnit: 'second' }));
}

function inUtc(instant: string): string {
  return compact(Temporal.Instant.from(instant).toString({ smallestUnit: 'second' }));
}

function compact(iso: string): string {
  return iso.replace(/[-:]/g, '');
}

function escaped(text: string): string {
  return text.replace(/[\\;,]/g, '\\$&').replace(/\r?\n/g, '\\n');
}

/** No line is longer than 75 octets; the rest follows after a blank, and no letter is cut in two. */
function folded(line: string): string {
  const parts: string[] = [];
  let part = '';
  for (const letter of line) {
    if (Buffer.byteLength(part + letter) > (parts.length === 0 ? 75 : 74)) {
      parts.push(part);
      part = '';
    }
    part += letter;
  }
  return [...parts, part].join('\r\n ');
}
