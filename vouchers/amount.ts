import { ageOn, type Facts } from './facts.ts';
import type { Amount, Band, Rules } from './rules.ts';

/** The band an applicant falls in on a day; undefined above every ceiling or outside its age. */
export function bandOf(
  { bands, iseeKind }: Pick<Rules, 'bands' | 'iseeKind'>,
  { isee, birthDate }: Facts,
  day: string,
): Band | undefined {
  if (isee?.value.kind !== iseeKind) return undefined;
  const age = birthDate && ageOn(birthDate.value, day);
  return bands.find((band) => isee.value.cents <= band.upToCents && isOfAge(band, age));
}

/** In cents; a share is rounded down, so that it never passes the share. */
export function amountOf(amount: Amount, costCents: number): number {
  if ('cents' in amount) return amount.cents;
  return Math.min(Math.floor((costCents * amount.percent) / 100), amount.capCents);
}

export function widestCeiling({ bands }: Pick<Rules, 'bands'>): number {
  return Math.max(...bands.map(({ upToCents }) => upToCents));
}

function isOfAge({ age: range }: Band, age: number | undefined): boolean {
  if (!range) return true;
  return age !== undefined && age >= (range.from ?? 0) && age <= (range.to ?? Infinity);
}
