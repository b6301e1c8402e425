import { applyEach, schema, validate } from '@angular/forms/signals';
import type { NewTariff, TariffVersion } from '../api-types';
import { today } from '../words/dates';
import { readCents, typeCents } from '../words/money';
import { readWhole } from './fund-draft';

interface BandDraft {
  ceiling: string;
  percent: string;
}

/** A version as it is typed: numbers are texts until all of them can be read. */
export interface TariffDraft {
  validFrom: string;
  iseeKind: TariffVersion['rules']['iseeKind'];
  bands: BandDraft[];
}

const PERCENT_AT_MOST = 99;
export const EMPTY_BAND: BandDraft = { ceiling: '', percent: '' };

/** What the next version begins with: the bands of the latest, or one to fill in. */
export function draftAfter(latest: TariffVersion | undefined): TariffDraft {
  const bands = latest?.rules.bands.map(({ upToCents, payPercent }) => ({
    ceiling: typeCents(upToCents),
    percent: String(payPercent),
  }));
  const iseeKind = latest?.rules.iseeKind ?? 'ordinary';
  return { validFrom: today(), iseeKind, bands: bands ?? [{ ...EMPTY_BAND }] };
}

/** What a draft says. Its fields were checked. */
export function toRules({ iseeKind, bands }: TariffDraft): NewTariff['rules'] {
  return {
    iseeKind,
    bands: bands.map(({ ceiling, percent }) => ({
      upToCents: readCents(ceiling) ?? 0,
      payPercent: readWhole(percent) ?? 0,
    })),
  };
}

const bandSchema = schema<BandDraft>((band) => {
  validate(band.ceiling, ({ value }) =>
    readCents(value()) ? undefined : { kind: 'euro', message: 'vouchers.badEuro' },
  );
  validate(band.percent, ({ value }) => {
    const percent = readWhole(value());
    return percent !== undefined && percent <= PERCENT_AT_MOST
      ? undefined
      : { kind: 'percent', message: 'tariffs.new.badPercent' };
  });
});

export const tariffSchema = schema<TariffDraft>((tariff) => {
  validate(tariff.validFrom, ({ value }) =>
    value() ? undefined : { kind: 'date', message: 'wrong.date' },
  );
  applyEach(tariff.bands, bandSchema);
});
