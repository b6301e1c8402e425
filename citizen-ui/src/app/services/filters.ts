/** What the address of the results page holds; everything is text there. */
export interface Filters {
  q?: string;
  section?: string;
  type?: string;
  municipio?: string;
  profile?: string;
  /** Highest starting price, in whole euro. */
  maxPrice?: string;
  sort?: string;
}

export type FilterName = keyof Filters;

/** The filters that a person can take away one by one; the sort order is not one of them. */
export const REMOVABLE = ['q', 'section', 'type', 'municipio', 'profile', 'maxPrice'] as const;

/** The API's query for these filters: names and units as the API wants them. */
export function toQuery(filters: Filters): Record<string, string> {
  const { maxPrice, ...rest } = filters;
  const cents = /^\d{1,5}$/.test(maxPrice ?? '') ? { maxPriceCents: `${maxPrice}00` } : {};
  const municipio = /^\d{1,2}$/.test(rest.municipio ?? '') ? rest.municipio : undefined;
  const known = { ...rest, municipio, ...cents, limit: '12' };
  return Object.fromEntries(
    Object.entries(known).filter((entry): entry is [string, string] => Boolean(entry[1])),
  );
}

/** The filters in use, in the order of the panel. */
export function activeFilters(filters: Filters): { name: FilterName; value: string }[] {
  return REMOVABLE.flatMap((name) => {
    const value = filters[name];
    return value ? [{ name, value }] : [];
  });
}
