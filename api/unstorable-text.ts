import { pointerToken } from './field-errors.ts';

/**
 * Where a text holds what PostgreSQL cannot: a NUL, or half of a surrogate pair. Walks without
 * recursion, since the nesting is the sender's choice.
 * @returns JSON Pointer within the part it was found in; `undefined` when all is well
 */
export function findUnstorableText(parts: { body: unknown; query: unknown }): string | undefined {
  const left: [pointer: string, value: unknown][] = [['', parts.body], ['', parts.query]]; // prettier-ignore
  for (let next = left.pop(); next; next = left.pop()) {
    const [pointer, value] = next;
    if (typeof value === 'string' && !isStorable(value)) return pointer;
    if (typeof value !== 'object' || value === null || Buffer.isBuffer(value)) continue;
    for (const [name, inner] of Object.entries(value)) {
      if (!isStorable(name)) return pointer;
      left.push([`${pointer}/${pointerToken(name)}`, inner]);
    }
  }
  return undefined;
}

function isStorable(text: string): boolean {
  return text.isWellFormed() && !text.includes('\0');
}
