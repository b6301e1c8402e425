import { applyEach, maxLength, schema, type SchemaPath, validate } from '@angular/forms/signals';
import { today } from '../words/dates';
import { readCents } from '../words/money';
import { type BandDraft, type FundDraft, MOST_CENTS, readWhole } from './fund-draft';

const bandSchema = schema<BandDraft>((band) => {
  euro(band.ceiling);
  euro(band.amount);
  validate(band.percent, ({ value, valueOf }) =>
    valueOf(band.gives) === 'share' && !isWithin(value(), 1, 100)
      ? { kind: 'percent', message: 'vouchers.new.badPercent' }
      : undefined,
  );
  years(band.ageFrom);
  years(band.ageTo);
});

/** What makes a fund complete; each message is a key of the translations. */
export const fundSchema = schema<FundDraft>((fund) => {
  written(fund.name, 120);
  written(fund.owner, 120);
  written(fund.about, 500);
  written(fund.source, 500);
  euro(fund.budget, MOST_CENTS);
  day(fund.opensOn, () => '');
  day(fund.applyUntil, (of) => later(of(fund.opensOn), today()));
  day(fund.spendUntil, (of) => of(fund.applyUntil));
  applyEach(fund.bands, bandSchema);
  for (const age of [fund.ageFrom, fund.ageTo, fund.childFrom, fund.childTo]) years(age);
  validate(fund.household, ({ value }) =>
    value().trim() && !isWithin(value(), 1, 20)
      ? { kind: 'household', message: 'vouchers.new.badHousehold' }
      : undefined,
  );
});

function written(field: SchemaPath<string>, longest: number): void {
  maxLength(field, longest, { message: 'wrong.tooLong' });
  validate(field, ({ value }) =>
    value().trim() === '' ? { kind: 'needed', message: 'vouchers.new.needed' } : undefined,
  );
}

function euro(field: SchemaPath<string>, atMost?: number): void {
  validate(field, ({ value }) =>
    readCents(value(), atMost) ? undefined : { kind: 'euro', message: 'vouchers.badEuro' },
  );
}

function years(field: SchemaPath<string>): void {
  validate(field, ({ value }) =>
    value().trim() && !isWithin(value(), 0, 130)
      ? { kind: 'age', message: 'vouchers.new.badAge' }
      : undefined,
  );
}

/** A day that is not before another. */
function day(
  field: SchemaPath<string>,
  notBefore: (of: (other: SchemaPath<string>) => string) => string,
): void {
  validate(field, ({ value, valueOf }) => {
    if (!value()) return { kind: 'date', message: 'wrong.date' };
    return value() < notBefore(valueOf)
      ? { kind: 'order', message: 'vouchers.new.badOrder' }
      : undefined;
  });
}

function later(a: string, b: string): string {
  return a > b ? a : b;
}

function isWithin(typed: string, from: number, to: number): boolean {
  const value = readWhole(typed);
  return value !== undefined && value >= from && value <= to;
}
