import type { Fact } from './facts.ts';
import type { FactSource, IseeKind } from './rules.ts';

/** What a family pays of a public tariff, by ISEE band: nothing, a share, or all of it. */
export interface TariffRules {
  iseeKind: IseeKind;
  /** Lowest ceiling first; above the last, and without a valid ISEE, the full tariff is paid. */
  bands: { upToCents: number; payPercent: number }[];
}

/** A version of a tariff, and the first day on which it holds. */
export interface TariffVersion {
  version: number;
  validFrom: string;
  rules: TariffRules;
}

export type IseeFact = Fact<{ kind: IseeKind; cents: number }>;

export interface Tariff {
  access: 'free' | 'discounted' | 'paid';
  payPercent: number;
  payCents: number;
  /** Why the full tariff, when it is not for the ISEE's value. */
  fault: 'missing' | 'run-out' | 'other-kind' | null;
}

/** How a tariff was applied: its rule, the value that it met, who said that and until when it is good. */
export interface JudgedTariff extends Omit<Tariff, 'payCents'> {
  iseeKind: IseeKind;
  /** Ceiling of the band that was met; null when the full tariff is paid. */
  upToCents: number | null;
  met: { kind: IseeKind; cents: number } | null;
  source: FactSource | null;
  validUntil: string | null;
}

/** @param fullCents the tariff before any reduction; the share is rounded down to the cent */
export function tariffOf(
  rules: TariffRules,
  isee: IseeFact | undefined,
  { fullCents, onDate }: { fullCents: number; onDate: string },
): Tariff {
  const { access, payPercent, fault } = judgeTariff(rules, isee, onDate);
  return { access, payPercent, payCents: shareToPay(fullCents, payPercent), fault };
}

/** What is left to the family of an amount in cents: rounded down. */
export function shareToPay(cents: number, payPercent: number): number {
  return Math.floor((cents * payPercent) / 100);
}

export function judgeTariff(
  rules: TariffRules,
  isee: IseeFact | undefined,
  onDate: string,
): JudgedTariff {
  const fault = faultOf(rules, isee, onDate);
  const band = fault ? undefined : rules.bands.find(({ upToCents }) => isee!.value.cents <= upToCents); // prettier-ignore
  const payPercent = band?.payPercent ?? 100;
  return {
    access: payPercent === 0 ? 'free' : payPercent < 100 ? 'discounted' : 'paid',
    payPercent,
    fault,
    iseeKind: rules.iseeKind,
    upToCents: band?.upToCents ?? null,
    met: isee?.value ?? null,
    source: isee?.source ?? null,
    validUntil: isee?.validUntil ?? null,
  };
}

/**
 * Which of somebody's ISEE a tariff is judged by: of its kind and still good, the latest; else the
 * latest that tells why not.
 * @param known the latest first
 */
export function iseeFor(
  { iseeKind }: TariffRules,
  known: readonly IseeFact[],
  onDate: string,
): IseeFact | undefined {
  const ofKind = known.filter(({ value }) => value.kind === iseeKind);
  const isGood = ({ validUntil }: IseeFact) => validUntil === null || validUntil >= onDate;
  return ofKind.find(isGood) ?? ofKind[0] ?? known[0];
}

function faultOf(
  { iseeKind }: TariffRules,
  isee: IseeFact | undefined,
  onDate: string,
): Tariff['fault'] {
  if (!isee) return 'missing';
  if (isee.validUntil !== null && isee.validUntil < onDate) return 'run-out';
  return isee.value.kind === iseeKind ? null : 'other-kind';
}
