import type { Audience } from '../workflows/pratica/transitions.ts';
import type { Trx } from './connect.ts';
import { appendEventBeside } from './events-beside.ts';
import { nameUuid } from './name-uuid.ts';

export interface MoneyEvent {
  kind: 'refundDue' | 'refunded' | 'refundRefused' | 'paymentMismatch';
  /** What the event is of: one kind of event of one cause is one event, however often it is told. */
  cause: string;
  comuneId: string;
  praticaId: string;
  tells: readonly Audience[];
  data: object;
  /** ISO instant. */
  at: string;
}

/** The id by which the event, and the ledger's entries of it, name what caused them. */
export function moneyCommandId(kind: MoneyEvent['kind'], cause: string): string {
  return nameUuid('money-event', kind, cause);
}

/** What happens to money while the pratica itself does not move. */
export function appendMoneyEvent(trx: Trx, { cause, ...happened }: MoneyEvent): Promise<void> {
  return appendEventBeside(trx, {
    ...happened,
    commandId: moneyCommandId(happened.kind, cause),
    actor: { id: null, role: 'system' },
    channel: 'gateway',
    // What comes and goes back is between the payer and the office.
    audience: happened.tells.includes('citizen') ? ['citizen', 'office'] : ['office'],
  });
}
