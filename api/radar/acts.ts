import type { FaultKind } from '../../db/radar/faults.ts';
import type { FaultRow } from '../../db/radar/fault.ts';

/** What an administrator can do from the radar itself. */
export const FAULT_ACTS = [
  'remind', 'reassign', 'retry', 'askGateway', 'skip', 'leave', 'setAside',
] as const; // prettier-ignore
export type FaultAct = (typeof FAULT_ACTS)[number];

const ACTS: Record<FaultKind, FaultAct[]> = {
  timerLate: ['retry'],
  commandStuck: ['setAside'],
  paymentMismatch: ['askGateway', 'reassign'],
  paymentUnknown: ['askGateway'],
  refundFailing: ['askGateway', 'reassign'],
  enteSuspended: ['leave'],
  jobFailing: ['retry', 'skip'],
  noticeFailed: ['retry', 'skip'],
  noticeWaiting: ['retry', 'skip'],
  taskOverdue: ['remind', 'reassign'],
  taskEscalated: ['remind', 'reassign'],
};
/** What leaves something undone or as it is says why. */
const WITH_REASON: readonly FaultAct[] = ['skip', 'leave'];

const HOUR_MS = 60 * 60_000;

/**
 * The acts that would free a fault now: the office is not reminded of its own, nor anyone twice an
 * hour; a citizen's task is nobody else's; money is never skipped, a notice can be. What is not on
 * any channel yet has nothing to retry.
 */
export function actsOf(kind: FaultKind, fault: FaultRow, now = Date.now()): FaultAct[] {
  const isMute = fault.whom === 'office' || remindableAt(fault) > now;
  return ACTS[kind].filter((act) => {
    if (act === 'remind') return !isMute;
    if (act === 'reassign') return fault.whom !== 'citizen';
    if (act === 'retry' && kind === 'noticeWaiting') return Boolean(fault.channel);
    return act !== 'skip' || kind !== 'jobFailing' || Boolean(fault.channel);
  });
}

export function isActOf(kind: FaultKind, act: FaultAct): boolean {
  return ACTS[kind].includes(act);
}

export function needsReason(act: FaultAct): boolean {
  return WITH_REASON.includes(act);
}

/** From when on who owes a task may be reminded again, in milliseconds since 1970. */
export function remindableAt({ remindedAt }: FaultRow): number {
  return remindedAt ? Date.parse(remindedAt) + HOUR_MS : 0;
}
