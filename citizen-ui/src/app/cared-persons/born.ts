import { formatDay } from '../format/dates';

/**
 * A year or a day of birth as people type it ("1948", "3/5/1948"), as the API takes it.
 * @returns undefined for what is neither
 */
export function readBorn(typed: string): string | undefined {
  const text = typed.trim();
  if (/^(\d{4})?$/.test(text)) return text;
  const [, day, month, year] = /^(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4})$/.exec(text) ?? [];
  if (!day || !month || !year) return undefined;
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const at = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(iso) ? iso : undefined;
}

/** The same, as it is typed. */
export function typeBorn(born: string | null): string {
  const [year, month, day] = (born ?? '').split('-');
  return month ? `${Number(day)}/${Number(month)}/${year}` : (year ?? '');
}

/** The same, as it is said. */
export function sayBorn(born: string, locale: string): string {
  if (born.length === 4) return born;
  // The weekday of a birthday helps nobody.
  return formatDay(born, locale).replace(/^\p{L}+,? /u, '');
}
