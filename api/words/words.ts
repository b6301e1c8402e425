import type { Language } from '../problem.ts';
import { en } from './en.ts';
import { it } from './it.ts';

type Texts<T> = { readonly [Key in keyof T]: T[Key] extends string ? string : Texts<T[Key]> };
/** The same texts in every language. */
export type Words = Texts<typeof it>;

export const WORDS: Record<Language, Words> = { it, en };

/** Fills the places of a text: «{name}» by what `values` hold under its name. */
export function fill(text: string, values: Record<string, string | number>): string {
  return text.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));
}

/** Days, hours and amounts as people of a language write them, in Europe/Rome. */
export function formats(language: Language) {
  const locale = language === 'en' ? 'en-GB' : 'it-IT';
  const days = (timeZone: string) =>
    new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone });
  const [ofDates, ofInstants] = [days('UTC'), days('Europe/Rome')];
  const instants = new Intl.DateTimeFormat(locale, {
    ...{ day: '2-digit', month: '2-digit', year: 'numeric' },
    ...{ hour: '2-digit', minute: '2-digit', second: '2-digit' },
    timeZone: 'Europe/Rome',
    timeZoneName: 'short',
  });
  const money = new Intl.NumberFormat(locale, { style: 'currency', currency: 'EUR' });
  return {
    /** @param day such as 2026-03-01, or an ISO instant, whose day is that of Rome */
    day: (day: string) => (day.length > 10 ? ofInstants : ofDates).format(new Date(day)),
    /** @param at ISO instant; with its seconds, and CET told from CEST */
    instant: (at: string) => instants.format(new Date(at)),
    money: (cents: number) => money.format(cents / 100),
  };
}
export type Formats = ReturnType<typeof formats>;
