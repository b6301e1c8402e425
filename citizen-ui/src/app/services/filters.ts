import { parseEuro } from '../format/money';

/** What the address of the results page holds; everything is text there. */
export interface Filters {
  q?: string;
  section?: string;
  type?: string;
  municipio?: string;
  profile?: string;
  competence?: string;
  /** Highest starting price in euro, as it was typed: "25", "25,50". */
  maxPrice?: string;
  sort?: string;
}

export type FilterName = keyof Filters;

/** The filters that a person can take away one by one; the sort order is not one of them. */
export const REMOVABLE = [
  'q',
  'section',
  'type',
  'municipio',
  'profile',
  'competence',
  'maxPrice',
] as const;

/** The API's query for these filters: names and units as the API wants them. */
export function toQuery(filters: Filters): Record<string, string> {
  const { maxPrice, ...rest } = filters;
  const cents = centsOf(maxPrice);
  const municipio = /^\d{1,2}$/.test(rest.municipio ?? '') ? rest.municipio : undefined;
  const price = cents === null ? undefined : String(cents);
  const known = { ...rest, municipio, price, limit: '12' };
  return Object.fromEntries(
    Object.entries(known).filter((entry): entry is [string, string] => Boolean(entry[1])),
  );
}

/** The filters in use, in the order of the panel; a price that is none filters nothing. */
export function activeFilters(filters: Filters): { name: FilterName; value: string }[] {
  return REMOVABLE.flatMap((name) => {
    const value = filters[name];
    const isUsed = name === 'maxPrice' ? centsOf(value) !== null : Boolean(value);
    return isUsed && value ? [{ name, value }] : [];
  });
}

/** Integer cents of a price as it was typed; `null` when it cannot be read. */
export function centsOf(typed: string | undefined): number | null {
  const cents = parseEuro(typed ?? '');
  return cents !== null && cents <= 10_000_000 ? cents : null;
}

/** What a change makes void: a new section forgets the type, a new type the competence. */
export function forgotten(change: Partial<Filters>): Partial<Filters> {
  return {
    ...('section' in change ? { type: '', competence: '' } : {}),
    ...('type' in change ? { competence: '' } : {}),
  };
}
