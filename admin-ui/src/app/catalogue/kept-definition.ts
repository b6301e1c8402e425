import type { TypeDefinition } from '../../../../catalogue/definition';

/** What is being written of a type, and the version that it was begun from. */
export interface Kept {
  base: number;
  definition: TypeDefinition;
}

const keyOf = (comuneId: string, typeId: string) => `wemi.catalogue.${comuneId}.${typeId}`;

/** What was written in this browser and not published; nothing when it cannot be read. */
export function readKept(comuneId: string, typeId: string): Kept | undefined {
  try {
    const kept = JSON.parse(localStorage.getItem(keyOf(comuneId, typeId)) ?? 'null') as Kept | null;
    return kept && Array.isArray(kept.definition?.params) ? kept : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps it in this browser, as far as the browser lets us: nothing is lost by a closed page. */
export function keep(comuneId: string, typeId: string, kept: Kept): void {
  try {
    localStorage.setItem(keyOf(comuneId, typeId), JSON.stringify(kept));
  } catch {
    // A full or closed store: what is on the page is still there.
  }
}

export function forget(comuneId: string, typeId: string): void {
  try {
    localStorage.removeItem(keyOf(comuneId, typeId));
  } catch {
    // There was nothing to forget.
  }
}
