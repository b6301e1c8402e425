import type { ValidateFunction } from 'ajv';
import { listTypeNames } from '../../db/catalogue.ts';
import type { Db, Trx } from '../../db/connect.ts';
import type { Place } from '../../db/tables/views.ts';
import type { Actor } from '../actor.ts';
import { readerOfText } from '../plugins/validation.ts';
import { PraticheQuery } from '../pratiche/schemas.ts';
import { problem } from '../problem.ts';
import { listAssignees } from '../tasks/hand-over.ts';
import { TasksQuery } from '../tasks/schemas.ts';

type Query = Record<string, string>;
type Known = Record<'type' | 'assignee', (value: string) => boolean>;

/** The lists' own schemas: what a list no longer understands, a view of it no longer says. */
const LISTS = { tasks: TasksQuery, pratiche: PraticheQuery };
/** Where a page starts and how long it is are no part of what somebody looks for. */
const NOT_SAVED = ['cursor', 'limit', 'citizen'];
const CHECKS = Object.fromEntries(
  Object.entries(LISTS).map(([place, schema]) => [place, readerOfText().compile(schema)]),
) as Record<Place, ValidateFunction>;

/**
 * Parts what was saved into the filters that still mean something and the names of the others: one
 * that the list no longer has, a value that it no longer takes, a service or colleague that is gone.
 */
export function soundFilters(
  { place, query }: { place: Place; query: Query },
  known: Known,
): { query: Query; dropped: string[] } {
  const faulty = new Set([...NOT_SAVED, ...faultyNames(CHECKS[place], query)]);
  for (const name of ['type', 'assignee'] as const) {
    const value = query[name];
    if (value !== undefined && !known[name](value)) faulty.add(name);
  }
  const entries = Object.entries(query);
  return {
    query: Object.fromEntries(entries.filter(([name]) => !faulty.has(name))),
    dropped: entries.map(([name]) => name).filter((name) => faulty.has(name)),
  };
}

/** @throws invalid, naming each filter that the list does not take */
export function checkFilters(view: { place: Place; query: Query }, known: Known): void {
  const { dropped } = soundFilters(view, known);
  if (dropped.length === 0) return;
  const message = { it: 'Questo filtro non va bene.', en: 'This filter will not do.' };
  const errors = dropped.map((name) => ({ pointer: `/query/${name}`, message }));
  throw problem('invalid', { errors });
}

/** The services and the colleagues that a filter can name today. */
export async function readKnown(db: Db, trx: Trx, actor: Actor): Promise<Known> {
  const hasInbox = actor.role === 'ente' || actor.role === 'admin';
  const colleagues = hasInbox ? await listAssignees(db, actor) : [];
  const types = await listTypeNames(trx, actor);
  return {
    type: (value) => types.some(({ id }) => id === value),
    assignee: (value) => colleagues.some(({ id }) => id === value),
  };
}

function faultyNames(check: ValidateFunction, query: Query): string[] {
  // A copy: reading numbers and booleans from text writes them back.
  if (check({ ...query })) return [];
  return (check.errors ?? []).map(({ instancePath, params }) =>
    String(params['additionalProperty'] ?? instancePath.slice(1)),
  );
}
