import type { PriceLine } from '../tables/enti.ts';

/** What a service costs, in cents: lines for the page, the lowest price and its unit for lists. */
export interface Price {
  lines: PriceLine[];
  fromCents: number;
  unit: 'hour' | 'visit' | 'package' | 'month' | 'job';
}

/** By the hour; holidays and nights cost more when given. */
export function hourly(
  cents: number,
  more: { holiday?: number; night?: number; minimum?: number } = {},
): Price {
  const { holiday, night, minimum = 1 } = more;
  const line = (label: string, band: string, unitCents: number): PriceLine => ({
    label,
    unit: 'hour',
    band,
    unitCents,
    minimum,
  });
  const lines = [line('Ora nei giorni feriali', 'weekday', cents)];
  if (holiday) lines.push(line('Ora nei giorni festivi', 'holiday', holiday));
  if (night) lines.push(line('Ora di notte', 'night', night));
  return { lines, fromCents: cents, unit: 'hour' };
}

/** By the visit, with a package when given. */
export function perVisit(cents: number, bundle?: { visits: number; cents: number }): Price {
  const lines: PriceLine[] = [{ label: 'Una visita', unit: 'visit', unitCents: cents }];
  if (bundle) {
    const label = `Pacchetto da ${bundle.visits} visite`;
    lines.push({ label, unit: 'package', unitCents: bundle.cents, quantity: bundle.visits });
  }
  return { lines, fromCents: cents, unit: 'visit' };
}

/** @param quantity how many visits or meals it holds, where it is these that it holds */
export function bundle(label: string, cents: number, quantity?: number): Price {
  const held = quantity === undefined ? {} : { quantity };
  return {
    lines: [{ label, unit: 'package', unitCents: cents, ...held }],
    fromCents: cents,
    unit: 'package',
  };
}

export function monthly(cents: number, label = 'Un mese'): Price {
  return { lines: [{ label, unit: 'month', unitCents: cents }], fromCents: cents, unit: 'month' };
}

/** By the job: the survey has a price, the work is quoted after it. */
export function job(cents: number, label = 'Sopralluogo e preventivo'): Price {
  return { lines: [{ label, unit: 'job', unitCents: cents }], fromCents: cents, unit: 'job' };
}
