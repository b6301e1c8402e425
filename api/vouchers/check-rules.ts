import { listTypeNames } from '../../db/catalogue.ts';
import type { Trx } from '../../db/connect.ts';
import type { Actor } from '../actor.ts';
import { today } from '../days.ts';
import { type FieldError, problem, type Text } from '../problem.ts';
import type { WrittenRules } from './rule-schemas.ts';

const PAST: Text = {
  it: 'Da oggi in poi: il passato non si cambia.',
  en: 'From today on: the past cannot be changed.',
};
const UNREACHED: Text = {
  it: 'Questa fascia non vale mai: una fascia prima di lei arriva già fino a qui.',
  en: 'This band never holds: one before it reaches as far.',
};
const TURNED: Text = {
  it: 'La prima età viene dopo la seconda.',
  en: 'The first age comes after the second.',
};
const UNKNOWN: Text = { it: 'Questo servizio non esiste.', en: 'There is no such service.' };
const NOT_BEFORE: Text = {
  it: 'Non può venire prima della data che precede.',
  en: 'It cannot come before the date above.',
};

/** What the form of rules cannot say. @throws invalid with a pointer to each wrong field */
export async function mustMakeSense(
  trx: Trx,
  actor: Actor,
  { rules, validFrom }: { rules: WrittenRules; validFrom?: string },
): Promise<void> {
  const types = new Set((await listTypeNames(trx, actor)).map(({ id }) => id));
  const errors = [
    ...unless(!validFrom || validFrom >= today(), '/validFrom', PAST),
    ...wrongBands(rules),
    ...wrongRange(rules.age, '/rules/age'),
    ...wrongRange(rules.child, '/rules/child'),
    ...(rules.serviceTypeIds ?? []).flatMap((id, n) =>
      unless(types.has(id), `/rules/serviceTypeIds/${n}`, UNKNOWN),
    ),
  ];
  if (errors.length > 0) throw problem('invalid', { errors });
}

/** @throws invalid when a fund closes before it opens */
export function mustFollow(dates: { opensOn: string; applyUntil: string; spendUntil: string }) {
  const { opensOn, applyUntil, spendUntil } = dates;
  const errors = [
    ...unless(applyUntil >= opensOn && applyUntil >= today(), '/applyUntil', NOT_BEFORE),
    ...unless(spendUntil >= applyUntil, '/spendUntil', NOT_BEFORE),
  ];
  if (errors.length > 0) throw problem('invalid', { errors });
}

function wrongBands({ bands }: WrittenRules): FieldError[] {
  return bands.flatMap((band, n) => {
    const isReached = bands
      .slice(0, n)
      .every((before) => before.upToCents < band.upToCents || !isAgeWithin(band.age, before.age));
    return [
      ...unless(isReached, `/rules/bands/${n}/upToCents`, UNREACHED),
      ...wrongRange(band.age, `/rules/bands/${n}/age`),
    ];
  });
}

type Range = WrittenRules['age'];

function isAgeWithin(age: Range, within: Range): boolean {
  if (!within) return true;
  if (!age) return false;
  return (age.from ?? 0) >= (within.from ?? 0) && (age.to ?? 999) <= (within.to ?? 999);
}

function wrongRange(range: Range, pointer: string): FieldError[] {
  return unless((range?.from ?? 0) <= (range?.to ?? 999), pointer, TURNED);
}

function unless(holds: boolean, pointer: string, message: Text): FieldError[] {
  return holds ? [] : [{ pointer, message }];
}
