import type { State } from '../../../../workflows/pratica/transitions';
import type { Outlook } from '../remote/types';

type Prospect = Outlook['ifNobodyActs'][number];

/** Something to come, with what it changes only where it does. */
export interface Ahead extends Pick<Prospect, 'timer' | 'at'> {
  becomes?: State;
  /** It stands still as long as documents are asked for. */
  isPaused?: boolean;
  /** The last day of service, moved by it. */
  endsOn?: string;
}

/** Each thing to come beside the one before it, and the first beside how things stand. */
export function aheadOf(
  prospects: readonly Prospect[],
  now: { state: State; endDate: string | null },
): Ahead[] {
  return prospects.map(({ timer, at, state, isPaused, endDate }, place) => {
    const before = prospects[place - 1] ?? now;
    return {
      timer,
      at,
      ...(state === before.state ? {} : { becomes: state }),
      ...(isPaused ? { isPaused } : {}),
      ...(endDate && endDate !== before.endDate ? { endsOn: endDate } : {}),
    };
  });
}
