import type { TranslocoService } from '@jsverse/transloco';
import type { Ticket } from '../remote/types';

/** The state of a ticket in words: who has to do something now. */
export function sayState(
  words: TranslocoService,
  { state, closeReason, isInHand }: Pick<Ticket, 'state' | 'closeReason' | 'isInHand'>,
): string {
  if (state === 'open') {
    return words.translate(isInHand ? 'tickets.state.inHand' : 'tickets.state.waiting');
  }
  const reason = words.translate<string>(`tickets.reason.${closeReason}`);
  return words.translate('tickets.state.closed', { reason });
}
