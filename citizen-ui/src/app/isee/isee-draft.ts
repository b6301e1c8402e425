import { parseEuro } from '../format/money';
import type { Isee, SaidIsee } from '../remote/types';

/** What is typed into the form, as it is typed. */
export interface IseeDraft {
  kind: Isee['kind'];
  value: string;
  validUntil: string;
}

export const EMPTY_ISEE: IseeDraft = { kind: 'ordinary', value: '', validUntil: '' };

export type IseeErrors = Partial<Record<'value' | 'validUntil', 'needed' | 'badEuro' | 'expired'>>;

/** @param today the day in Rome, as `2026-03-01` */
export function checkIsee({ value, validUntil }: IseeDraft, today: string): IseeErrors {
  const errors: IseeErrors = {};
  if (parseEuro(value) === null) errors.value = value.trim() ? 'badEuro' : 'needed';
  if (!validUntil) errors.validUntil = 'needed';
  else if (validUntil < today) errors.validUntil = 'expired';
  return errors;
}

/** Of a draft without errors. */
export function saidIsee({ kind, value, validUntil }: IseeDraft): SaidIsee {
  return { kind, cents: parseEuro(value)!, validUntil };
}
