import type { WaitingNotice } from '../../db/outbox.ts';

/**
 * Of notices that wait together, tells which to send: when the same thing happened again on the
 * same pratica before anybody was told, one message with the latest facts is enough.
 * @param waiting oldest first
 */
export function leaveOvertaken(waiting: readonly WaitingNotice[]): {
  ids: string[];
  overtakenBy: Map<string, string>;
} {
  const latest = new Map(waiting.map((notice) => [factOf(notice), notice.id]));
  const overtaken = waiting.filter((notice) => latest.get(factOf(notice)) !== notice.id);
  return {
    ids: [...latest.values()],
    overtakenBy: new Map(overtaken.map((notice) => [notice.id, latest.get(factOf(notice))!])),
  };
}

/** What a notice tells, to whom; a notice without an event is one of its kind. */
function factOf({ id, praticaId, audience, kind, enteId }: WaitingNotice): string {
  return kind === null ? id : [praticaId, audience, kind, enteId].join(' ');
}
