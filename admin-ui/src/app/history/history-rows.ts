import type { TimelineEvent } from '../api-types';
import { sayActor, sayRepresented, sayWhat } from '../pratica/say-event';
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
    what: sayWhat(event, words),
    change: sayChange(event, words),
    reason: event.reason ?? '—',
    channel: words.say(`channel.${event.channel}`),
  };
}

/** The rows of the file, under their heads; each ends with its exact instant, for comparing. */
export function historySheet(events: readonly TimelineEvent[], words: Words): string[][] {
  const heads = [...COLUMNS, 'instant'].map((column) => words.say(`history.${column}`));
  const rows = events.map((event) => {
    const row = historyRow(event, words);
    return [...COLUMNS.map((column) => row[column]), event.at];
  });
  return [heads, ...rows];
}

function sayChange({ fromState, toState }: TimelineEvent, words: Words): string {
  const to = words.say(`state.${toState}`);
  if (fromState === toState) return words.say('history.unchanged', { state: to });
  return `${fromState ? words.say(`state.${fromState}`) : '—'} → ${to}`;
}
