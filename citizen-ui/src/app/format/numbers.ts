const formats = new Map<string, Intl.NumberFormat>();

/**
 * A number as people write it, "1.250" or "4,5", with three decimals at most. A format is made once:
 * making it costs a slow phone a tenth of a second.
 * @param decimals how many are always written
 */
export function formatNumber(value: number, locale: string, decimals = 0): string {
  const key = `${locale} ${decimals}`;
  const known = formats.get(key);
  const format = known ?? new Intl.NumberFormat(locale, { useGrouping: true, minimumFractionDigits: decimals }); // prettier-ignore
  if (!known) formats.set(key, format);
  return format.format(value);
}
