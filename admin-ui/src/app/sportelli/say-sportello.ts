import type { Words } from '../words/words';
import type { Field, Said } from './sportello-draft';

/** One thing that is said of a sportello, in words. */
export function sayField(words: Words, said: Said, field: Field): string {
  if (field === 'hours') return sayHours(words, said) || '—';
  if (field === 'closedDays') return said.closedDays.map((one) => sayDays(words, one)).join(', ') || '—'; // prettier-ignore
  if (field === 'appointments') return sayAppointments(words, said);
  if (field === 'isShown') return words.say(said.isShown ? 'sportelli.shown' : 'sportelli.hidden');
  if (field === 'municipio') return said.municipio ? words.say('words.municipio', { number: said.municipio }) : '—'; // prettier-ignore
  return said[field] || '—';
}

/** "lun 09:00–12:30, 14:00–17:30; mer 09:00–12:30". */
export function sayHours(words: Words, { hours }: Pick<Said, 'hours'>): string {
  const weekdays = [...new Set(hours.map(({ weekday }) => weekday))].sort();
  return weekdays
    .map((weekday) => {
      const bands = hours.filter((one) => one.weekday === weekday).map(({ from, until }) => `${from}–${until}`); // prettier-ignore
      return `${words.say(`sportelli.short.${weekday}`)} ${bands.join(', ')}`;
    })
    .join('; ');
}

function sayAppointments(words: Words, { appointments }: Said): string {
  return words.say(appointments ? 'sportelli.givenAs' : 'sportelli.notGiven', appointments ?? {});
}

function sayDays(words: Words, { from, through }: Said['closedDays'][number]): string {
  if (from === through) return words.day(from);
  return words.say('sportelli.days', { from: words.day(from), through: words.day(through) });
}
