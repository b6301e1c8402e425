import { formatDay, formatMoment, formatRecent, today } from '../format/dates';
import type { Sportello } from '../remote/types';
import type { SportelliWords } from './words';

interface Said {
  words: SportelliWords;
  locale: string;
  now?: Date;
}

/** Whether it is open and until when, or from when on: "Adesso è aperto, fino alle 12:30". */
export function sayOpening(
  { isOpen, changesAt }: Sportello,
  { words, locale, now = new Date() }: Said,
): string {
  // prettier-ignore
  const state = isOpen ? words.openNow : words.closedNow;
  if (!changesAt) return `${state}. ${words.unknown}`;
  const isToday = today(new Date(changesAt)) === today(now);
  const time = sayTime(changesAt, locale);
  const soon = locale.startsWith('it') ? `alle ${time}` : time;
  // Days and hours together are said as everywhere else.
  const when = isToday
    ? isOpen
      ? soon
      : formatRecent(changesAt, locale, now)
    : isOpen
      ? words.midnight
      : formatMoment(changesAt, locale, now);
  return `${state}, ${(isOpen ? words.until : words.opens).replace('{when}', when)}.`;
}

/** Each weekday with its hours: "09:00–12:30, 14:00–17:30". */
export function sayHours({ hours }: Pick<Sportello, 'hours'>, words: SportelliWords) {
  return words.weekdays.map((name, index) => {
    const bands = hours.filter(({ weekday }) => weekday === index + 1);
    const said = bands.map(({ from, until }) => `${from}–${until}`).join(', ');
    return { name, hours: said || words.shut };
  });
}

export function sayClosed({ closedDays }: Pick<Sportello, 'closedDays'>, { words, locale }: Said) {
  return closedDays.map(({ from, through }) =>
    (from === through ? words.closedOn : words.closedThrough)
      .replace('{from}', formatDay(from, locale))
      .replace('{through}', formatDay(through, locale)),
  );
}

function sayTime(instant: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, { timeZone: 'Europe/Rome', hour: 'numeric', minute: '2-digit' }).format(new Date(instant)); // prettier-ignore
}
