import { pointerToken } from './field-errors.ts';
import type { FieldError, Text } from './problem.ts';

/** No form of ours goes half as deep; beyond it, whatever recurses would end with a full stack. */
const LEVELS_AT_MOST = 20;

/**
 * Where what was sent cannot be worked with: a text that PostgreSQL cannot hold (a NUL, half of a
 * surrogate pair), or values within values without end. Walks without recursion, since the nesting
 * is the sender's choice.
 * @returns its place, as a JSON Pointer within body or query; `undefined` when all is well
 */
export function findFault(parts: { body: unknown; query: unknown }): FieldError | undefined {
  const left: Place[] = [['', 0, parts.body], ['', 0, parts.query]]; // prettier-ignore
  for (let next = left.pop(); next; next = left.pop()) {
    const [pointer, level, value] = next;
    if (typeof value === 'string' && !isStorable(value)) return { pointer, message: NO_TEXT };
    if (typeof value !== 'object' || value === null || Buffer.isBuffer(value)) continue;
    if (level >= LEVELS_AT_MOST) return { pointer, message: TOO_DEEP };
    for (const [name, inner] of Object.entries(value)) {
      if (!isStorable(name)) return { pointer, message: NO_TEXT };
      left.push([`${pointer}/${pointerToken(name)}`, level + 1, inner]);
    }
  }
  return undefined;
}

type Place = [pointer: string, level: number, value: unknown];

function isStorable(text: string): boolean {
  return text.isWellFormed() && !text.includes('\0');
}

const NO_TEXT: Text = {
  it: 'Il testo contiene caratteri non ammessi.',
  en: 'The text holds characters that are not allowed.',
};
const TOO_DEEP: Text = {
  it: `I dati hanno troppi livelli, uno dentro l’altro: al massimo ${LEVELS_AT_MOST}.`,
  en: `The data are nested too deep: ${LEVELS_AT_MOST} levels at most.`,
};
