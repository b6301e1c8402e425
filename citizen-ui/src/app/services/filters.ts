import { parseEuro } from '../format/money';

/** What the address of the results page holds; everything is text there, and nothing is about a person. */
export interface Filters {
  q?: string;
  section?: string;
  type?: string;
  municipio?: string;
  profile?: string;
  competence?: string;
  /** How much of it is needed, in the unit that the type asks for: needs `type`. */
  amount?: string;
  /** What the service must cover, as `timeBands:night,languages:arabic`. */
  options?: string;
  /** The day on which it must be able to begin. */
  startBy?: string;
  rating?: string;
  /** How far the ente may be from `municipio`. */
  km?: string;
  /** Highest price in euro, as it was typed: "25", "25,50". */
  maxPrice?: string;
  sort?: string;
}

export type FilterName = keyof Filters;

/** The filters that a person can take away one by one; the sort order is not one of them. */
export const REMOVABLE = [
  'q',
  'section',
  'type',
  'amount',
  'options',
  'municipio',
  'km',
  'startBy',
  'rating',
  'profile',
  'competence',
  'maxPrice',
] as const;

const SHAPES: Partial<Record<FilterName, RegExp>> = {
  municipio: /^\d{1,2}$/,
  km: /^([1-9]|[1-4]\d|50)$/,
  amount: /^[1-9]\d{0,2}$/,
  rating: /^[1-5]$/,
  startBy: /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/,
  options: /^[\w-]{1,40}:[\w-]{1,40}(,[\w-]{1,40}:[\w-]{1,40}){0,9}$/,
};
/** What a filter means nothing without. */
const NEEDED: Partial<Record<FilterName, FilterName>> = { km: 'municipio', amount: 'type' };

/** The API's query for these filters: names and units as the API wants them. */
export function toQuery(filters: Filters): Record<string, string> {
  const { maxPrice, ...rest } = filters;
  const cents = centsOf(maxPrice);
  const sound = Object.entries(rest).filter(([name]) => isSound(filters, name as FilterName));
  const known = { ...Object.fromEntries(sound), price: cents === null ? '' : String(cents), limit: '12' };
  return Object.fromEntries(
    Object.entries(known).filter((entry): entry is [string, string] => Boolean(entry[1])),
  );
} // prettier-ignore

function isSound(filters: Filters, name: FilterName): boolean {
  const value = filters[name];
  if (!value) return false;
  const needed = NEEDED[name];
  if (needed && !isSound(filters, needed)) return false;
  return SHAPES[name]?.test(value) ?? true;
}

export interface ActiveFilter {
  name: FilterName;
  value: string;
}

/** The filters in use, in the order of the panel; a price that is none filters nothing. */
export function activeFilters(filters: Filters): ActiveFilter[] {
  return REMOVABLE.flatMap((name) => {
    const value = filters[name];
    const isUsed = name === 'maxPrice' ? centsOf(value) !== null : isSound(filters, name);
    if (!isUsed || !value) return [];
    const values = name === 'options' ? value.split(',') : [value];
    return values.map((one) => ({ name, value: one }));
  });
}

/** What takes one filter away: of options, the others stay. */
export function without(filters: Filters, { name, value }: ActiveFilter): Partial<Filters> {
  return { [name]: name === 'options' ? toggle(filters.options, value, false) : '' };
}

/** Options with one more, or one less. */
export function toggle(options: string | undefined, option: string, isWanted: boolean): string {
  const others = (options ?? '').split(',').filter((one) => one && one !== option);
  return (isWanted ? [...others, option] : others).join(',');
}

/** Integer cents of a price as it was typed; `null` when it cannot be read. */
export function centsOf(typed: string | undefined): number | null {
  const cents = parseEuro(typed ?? '');
  return cents !== null && cents <= 10_000_000 ? cents : null;
}

const OF_TYPE = { competence: '', options: '', amount: '' };

/** What a change makes void: a section forgets the type, a type its questions, a place the distance. */
export function forgotten(change: Partial<Filters>): Partial<Filters> {
  return {
    ...('section' in change ? { type: '', ...OF_TYPE } : {}),
    ...('type' in change ? OF_TYPE : {}),
    ...('municipio' in change && !change.municipio ? { km: '' } : {}),
  };
}

/**
 * What may be passed on with a link: all that shapes the list, but words that may be about a person,
 * such as those with a number or a mail address among them.
 */
export function shareable(filters: Filters): Record<string, string> {
  const words = /[\d@]/.test(filters.q ?? '') ? {} : { q: filters.q };
  const known = { ...filters, q: undefined, ...words };
  return Object.fromEntries(
    Object.entries(known).filter((entry): entry is [string, string] => Boolean(entry[1])),
  );
}
