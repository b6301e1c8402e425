import { Temporal } from 'temporal-polyfill';
import type { Static } from 'typebox';
import type { OperatorRow } from '../../db/operators.ts';
import type { Operator } from './schemas.ts';

const SOON_DAYS = 30;

/** @param on ISO date of the comune at which it is looked */
export function viewOperator(row: OperatorRow, on: string): Static<typeof Operator> {
  const { id, name, profile, competences, version, validUntil, leftOn, said, ordersAhead } = row;
  return {
    ...{ id, version, validUntil, ordersAhead: ordersAhead ?? 0 },
    // One that nobody has written about yet is what the old list says.
    said: said ?? { name, profile, competences, credentials: [], leftOn },
    state: stateOf({ validUntil, leftOn }, on),
    writtenAt: row.at,
    writtenBy: row.writtenBy,
  };
}

type Dates = Pick<OperatorRow, 'validUntil' | 'leftOn'>;

/** Whether one may be sent: an end within a month is told before it stops them. */
export function stateOf({ validUntil, leftOn }: Dates, on: string) {
  if (leftOn !== null && leftOn <= on) return 'left';
  if (validUntil === null) return 'fit';
  if (validUntil < on) return 'ended';
  const soon = Temporal.PlainDate.from(on).add({ days: SOON_DAYS }).toString();
  return validUntil <= soon ? 'ending' : 'fit';
}
