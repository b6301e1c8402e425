import { newDraft, type Draft } from './draft';

const prefix = 'wemi.draft.';
const localKey = (serviceTypeId: string) => `${prefix}${serviceTypeId}`;

/** A draft as this browser keeps it: whose it is, once somebody has signed in to write it. */
interface Kept {
  owner: string | null;
  draft: Draft;
}

/**
 * The draft of one service begun in this browser. What a person wrote while signed in is theirs
 * alone; what a stranger wrote belongs to whoever signs in next.
 */
export function readLocal(serviceTypeId: string, personId: string | null): Draft | undefined {
  const kept = parse(serviceTypeId, localStorage.getItem(localKey(serviceTypeId)));
  return kept && (kept.owner === null || kept.owner === personId) ? kept.draft : undefined;
}

export function readAllLocal(personId: string | null): Draft[] {
  return localKeys().flatMap((key) => readLocal(key.slice(prefix.length), personId) ?? []);
}

export function writeLocal(draft: Draft, owner: string | null): void {
  localStorage.setItem(localKey(draft.serviceTypeId), JSON.stringify({ owner, draft }));
}

export function forgetLocal({ serviceTypeId }: Pick<Draft, 'serviceTypeId'>): void {
  localStorage.removeItem(localKey(serviceTypeId));
}

/** Drafts may tell of somebody's health: none stays behind when a person leaves. */
export function forgetLocalDrafts(): void {
  for (const key of localKeys()) localStorage.removeItem(key);
}

function localKeys(): string[] {
  return Object.keys(localStorage).filter((key) => key.startsWith(prefix));
}

function parse(serviceTypeId: string, text: string | null): Kept | undefined {
  try {
    const kept = JSON.parse(text ?? 'null') as Partial<Kept> | null;
    if (!kept?.draft?.id) return undefined;
    const draft = { ...newDraft(serviceTypeId), ...kept.draft };
    return { owner: kept.owner ?? null, draft };
  } catch {
    return undefined;
  }
}
