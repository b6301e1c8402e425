import type { Step } from '../workflows/qualification/messages.ts';

/** What changes of the projection with any step. */
export function projectionOf({ qualification, dueAt, at }: Step) {
  const { term, integrations } = qualification;
  return {
    state: qualification.state!,
    closed: qualification.closed,
    version: qualification.version,
    stateSince: qualification.stateSince,
    deadlines: JSON.stringify(qualification.deadlines),
    dueAt,
    isLate: qualification.lateSince !== null,
    listedFrom: term?.from ?? null,
    listedUntil: term?.until ?? null,
    renewal: qualification.renewal,
    openIntegrations: integrations.length,
    updatedAt: at,
  };
}
