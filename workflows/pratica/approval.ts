import type { Command } from './messages.ts';
import type { Pratica } from './pratica.ts';
import {
  type Refusal,
  type State,
  type Transition,
  TRANSITIONS,
  type TransitionName,
} from './transitions.ts';

/** Where nothing has been paid yet: there is nothing to give back. */
const UNPAID: readonly (State | null)[] = [null, 'offer', 'order', 'payment'];

/** Whether an administrator who does this may need another (docs/adr/0019). */
export function mayNeedSecond(name: TransitionName, role: Command['actor']['role']): boolean {
  const { guards = [] }: Transition = TRANSITIONS[name];
  return role === 'admin' && guards.includes('refundIsApproved');
}

/**
 * Two administrators for what gives back much. The pratica knows no amounts: whoever sends the
 * command counts them by the code that will give them back, and says where one person's power
 * ends. Who says neither is taken to need the other. The parties themselves need nobody.
 */
export function approvalRefusal(
  { state }: Pratica,
  { transition, actor, facts: { refund, approvedBy } }: Command,
): Refusal | undefined {
  if (!mayNeedSecond(transition, actor.role) || UNPAID.includes(state)) return undefined;
  if (approvedBy) return approvedBy === actor.id ? 'approval-required' : undefined;
  const isWithin = refund !== undefined && refund.cents <= refund.aloneUpToCents;
  return isWithin ? undefined : 'approval-required';
}
