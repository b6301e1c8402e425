import type { FaultKind } from '../../db/radar/faults.ts';
import type { FaultRow } from '../../db/radar/fault.ts';

/** What an administrator can do from the radar itself. */
export const FAULT_ACTS = ['remind', 'retry', 'askGateway', 'setAside'] as const;
export type FaultAct = (typeof FAULT_ACTS)[number];

const ACTS: Record<FaultKind, FaultAct[]> = {
  timerLate: ['retry'],
  commandStuck: ['setAside'],
  paymentMismatch: ['askGateway'],
  paymentUnknown: ['askGateway'],
  refundFailing: ['askGateway'],
  jobFailing: ['retry'],
  noticeWaiting: ['retry'],
  taskOverdue: ['remind'],
  taskEscalated: ['remind'],
};

const HOUR_MS = 60 * 60_000;

/** The acts that would free a fault now: the office is not reminded of its own, nor anyone twice an hour. */
export function actsOf(kind: FaultKind, fault: FaultRow, now = Date.now()): FaultAct[] {
  const isMute = fault.whom === 'office' || remindableAt(fault) > now;
  return ACTS[kind].filter((act) => act !== 'remind' || !isMute);
}

export function isActOf(kind: FaultKind, act: FaultAct): boolean {
  return ACTS[kind].includes(act);
}

/** From when on who owes a task may be reminded again, in milliseconds since 1970. */
export function remindableAt({ remindedAt }: FaultRow): number {
  return remindedAt ? Date.parse(remindedAt) + HOUR_MS : 0;
}
