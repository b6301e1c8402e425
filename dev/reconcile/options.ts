import { parseArgs } from 'node:util';
import { Temporal } from 'temporal-polyfill';
import { UserError } from '../user-error.ts';

const USAGE = `Use
  npm run reconcile -- --date 2026-11-28 [--comune milano]
The day is one of Rome; it must be over, since gateways go on booking until its end.`;

/** @throws UserError when no day is said, or none that is over */
export function readReconcileOptions(args: string[], now = Temporal.Now.instant()) {
  const { date, comune } = parse(args);
  const day = date && /^\d{4}-\d{2}-\d{2}$/.test(date) ? dayOf(date) : undefined;
  if (!day) throw new UserError(USAGE);
  const instantAt = (of: Temporal.PlainDate) => of.toZonedDateTime('Europe/Rome').toInstant();
  const before = instantAt(day.add({ days: 1 }));
  if (Temporal.Instant.compare(before, now) > 0) throw new UserError(USAGE);
  const iso = (of: Temporal.Instant) => new Date(of.epochMilliseconds).toISOString();
  return { day: { from: iso(instantAt(day)), before: iso(before) }, comune };
}

function dayOf(date: string): Temporal.PlainDate | undefined {
  try {
    return Temporal.PlainDate.from(date);
  } catch {
    return undefined;
  }
}

function parse(args: string[]) {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({ args, options: { date: text, comune: text } }).values;
  } catch (error) {
    throw new UserError(`${(error as Error).message}\n${USAGE}`);
  }
}
