import { parseArgs } from 'node:util';
import { Temporal } from 'temporal-polyfill';
import { pastDayInRome } from '../../payments/day-in-rome.ts';
import { UserError } from '../user-error.ts';

const USAGE = `Use
  npm run reconcile -- --date 2026-11-28 [--comune milano]
The day is one of Rome; it must be over, since gateways go on booking until its end.`;

/** @throws UserError when no day is said, or none that is over */
export function readReconcileOptions(args: string[], now = Temporal.Now.instant()) {
  const { date, comune } = parse(args);
  const day = pastDayInRome(date ?? '', now);
  if (!day) throw new UserError(USAGE);
  return { day, comune };
}

function parse(args: string[]) {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({ args, options: { date: text, comune: text } }).values;
  } catch (error) {
    throw new UserError(`${(error as Error).message}\n${USAGE}`);
  }
}
