import type { Message, MessagesAnswer } from '../api-types';

/** What is shown of a conversation, the latest first. */
export interface Shown {
  /** Of which conversation. */
  id: string;
  items: readonly Message[];
  /** Of the next, older page. */
  next: string | null;
  read: MessagesAnswer['read'];
}

/**
 * The latest page, read anew, over what was shown: older messages stay. When more came meanwhile than a
 * page holds there is a gap, and only the latest is shown.
 */
export function withLatest(shown: Shown | undefined, id: string, page: MessagesAnswer): Shown {
  const last = page.items.at(-1)?.seq ?? 0;
  const older = shown?.id === id ? shown.items.filter(({ seq }) => seq < last) : [];
  if (!shown || older[0]?.seq !== last - 1) return { id, ...page };
  return { id, items: [...page.items, ...older], next: shown.next, read: page.read };
}

/** The next older page, under what is shown. */
export function withOlder(shown: Shown, page: MessagesAnswer): Shown {
  const first = shown.items.at(-1)?.seq ?? Number.POSITIVE_INFINITY;
  const older = page.items.filter(({ seq }) => seq < first);
  return { ...shown, items: [...shown.items, ...older], next: page.next };
}
