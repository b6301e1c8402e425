import type { ContentSaid } from '../api-types';

/** What is being written of a content, and the version that it was begun from with what that said. */
export interface Kept {
  base: number;
  begun: ContentSaid;
  said: ContentSaid;
}

const keyOf = (comuneId: string, key: string) => `wemi.content.${comuneId}.${key}`;

/** What was written in this browser and not saved; nothing when it cannot be read. */
export function readKept(comuneId: string, key: string): Kept | undefined {
  try {
    const kept = JSON.parse(localStorage.getItem(keyOf(comuneId, key)) ?? 'null') as Kept | null;
    return kept && isSaid(kept.said) && isSaid(kept.begun) ? kept : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps it in this browser, as far as the browser lets us: nothing is lost by a closed page. */
export function keep(comuneId: string, key: string, kept: Kept): void {
  try {
    localStorage.setItem(keyOf(comuneId, key), JSON.stringify(kept));
  } catch {
    // A full or closed store: what is on the page is still there.
  }
}

export function forget(comuneId: string, key: string): void {
  try {
    localStorage.removeItem(keyOf(comuneId, key));
  } catch {
    // There was nothing to forget.
  }
}

function isSaid(said: ContentSaid | undefined): boolean {
  return typeof said?.textIt === 'string' && typeof said.position === 'number';
}
