import type { ColumnType } from 'kysely';

/** A JSON object of free shape. */
export type Facts = Record<string, unknown>;
/** `{}` when not given. */
export type FactsColumnWithDefault = ColumnType<Facts, string | undefined, string>;
export type NullableFactsColumn = ColumnType<
  Facts | null,
  string | null | undefined,
  string | null
>;
