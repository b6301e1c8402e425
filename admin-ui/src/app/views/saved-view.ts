/** Filters as they stand in the address, without those that say nothing. */
export type Filters = Record<string, string>;

/** Whether two sets of filters narrow a list in the same way, in whatever order they stand. */
export function isSameQuery(one: Filters, other: Filters): boolean {
  const names = Object.keys(one);
  return (
    names.length === Object.keys(other).length && names.every((name) => one[name] === other[name])
  );
}
