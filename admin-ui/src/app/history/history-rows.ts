import type { TimelineEvent } from '../api-types';
import { sayActor, sayRepresented } from '../pratica/say-event';
import type { Words } from '../words/words';

export const COLUMNS = [
  'seq', 'when', 'who', 'role', 'onBehalf', 'what', 'change', 'reason', 'channel',
] as const; // prettier-ignore
export type HistoryRow = Record<(typeof COLUMNS)[number], string>;

/** An event as an auditor reads it, one text per column; the same for the page and the file. */
export function historyRow(event: TimelineEvent, words: Words): HistoryRow {
  return {
    seq: String(event.seq),
    when: words.short(event.at),
    who: sayActor(event, words),
    role: words.say(`role.${event.actor.role}`),
    onBehalf: sayRepresented(event, words) || '—',
    what: words.say(`event.${event.kind}`),
    change: sayChange(event, words),
    reason: event.reason ?? '—',
    channel: words.say(`channel.${event.channel}`),
  };
}

function sayChange({ fromState, toState }: TimelineEvent, words: Words): string {
  const to = words.say(`state.${toState}`);
  if (fromState === toState) return words.say('history.unchanged', { state: to });
  return `${fromState ? words.say(`state.${fromState}`) : '—'} → ${to}`;
}
