import type { Fact } from './facts.ts';
import type { IseeKind } from './rules.ts';

/** What a family pays of a public tariff, by ISEE band: nothing, a share, or all of it. */
export interface TariffRules {
  iseeKind: IseeKind;
  /** Lowest ceiling first; above the last, and without a valid ISEE, the full tariff is paid. */
  bands: { upToCents: number; payPercent: number }[];
}

export interface Tariff {
  access: 'free' | 'discounted' | 'paid';
  payPercent: number;
  payCents: number;
  /** Why the full tariff, when it is not for the ISEE's value. */
  fault: 'missing' | 'run-out' | 'other-kind' | null;
}

/** @param fullCents the tariff before any reduction; the share is rounded down to the cent */
export function tariffOf(
  rules: TariffRules,
  isee: Fact<{ kind: IseeKind; cents: number }> | undefined,
  { fullCents, onDate }: { fullCents: number; onDate: string },
): Tariff {
  const fault = faultOf(rules, isee, onDate);
  const band = fault ? undefined : rules.bands.find(({ upToCents }) => isee!.value.cents <= upToCents); // prettier-ignore
  const payPercent = band?.payPercent ?? 100;
  const access = payPercent === 0 ? 'free' : payPercent < 100 ? 'discounted' : 'paid';
  return { access, payPercent, payCents: Math.floor((fullCents * payPercent) / 100), fault };
}

function faultOf(
  { iseeKind }: TariffRules,
  isee: Fact<{ kind: IseeKind }> | undefined,
  onDate: string,
): Tariff['fault'] {
  if (!isee) return 'missing';
  if (isee.validUntil !== null && isee.validUntil < onDate) return 'run-out';
  return isee.value.kind === iseeKind ? null : 'other-kind';
}
