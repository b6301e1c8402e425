import type { State } from '../../../../workflows/pratica/transitions';
import type { Outlook } from '../remote/types';

type Prospect = Omit<Outlook['ifNobodyActs'][number], 'amountCents'> & {
  amountCents?: number | null;
};

/** Something to come, with what it changes only where it does. */
export interface Ahead extends Pick<Prospect, 'timer' | 'at'> {
  becomes?: State;
  /** It stands still as long as documents are asked for. */
  isPaused?: boolean;
  /** What is to be paid by then, in cents. */
  amountCents?: number;
  /** The last day of service, moved by it. */
  endsOn?: string;
}

/** Each thing to come beside the one before it, and the first beside how things stand. */
export function aheadOf(
  prospects: readonly Prospect[],
  now: { state: State; endDate: string | null },
): Ahead[] {
  return prospects.map(({ timer, at, state, isPaused, endDate, amountCents }, place) => {
    const before = prospects[place - 1] ?? now;
    return {
      timer,
      at,
      ...(state === before.state ? {} : { becomes: state }),
      ...(isPaused ? { isPaused } : {}),
      ...(amountCents ? { amountCents } : {}),
      ...(endDate && endDate !== before.endDate ? { endsOn: endDate } : {}),
    };
  });
}
