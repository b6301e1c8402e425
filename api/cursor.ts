import { invalid } from './problem.ts';

type Kind = 'instant' | 'uuid' | 'text' | 'integer';
type Values<K extends readonly Kind[]> = {
  [I in keyof K]: K[I] extends 'integer' ? number : string;
};

/** Where the next page starts: the sort key of the last row, opaque to the caller. */
export function writeCursor(values: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url');
}

/**
 * The sort key that `writeCursor` wrote, checked value by value, since it comes from outside.
 * @throws invalid with pointer /cursor
 */
export function readCursor<const K extends readonly Kind[]>(
  cursor: string | undefined,
  kinds: K,
): Values<K> | undefined {
  if (cursor === undefined) return undefined;
  const values = parse(cursor);
  const isSound =
    Array.isArray(values) &&
    values.length === kinds.length &&
    kinds.every((kind, index) => IS[kind](values[index]));
  if (!isSound) {
    throw invalid('/cursor', { it: 'Pagina non valida.', en: 'Not a valid page.' });
  }
  return values as Values<K>;
}

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?Z$/;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const IS: Record<Kind, (value: unknown) => boolean> = {
  instant: (value) =>
    typeof value === 'string' && INSTANT.test(value) && !Number.isNaN(Date.parse(value)),
  uuid: (value) => typeof value === 'string' && UUID.test(value),
  text: (value) => typeof value === 'string' && value.isWellFormed() && !value.includes('\0'),
  integer: (value) => Number.isInteger(value) && Math.abs(value as number) < 2 ** 31,
};

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    return undefined;
  }
}
