/**
 * What every transition table of the house has in common, whoever lives by it (docs/adr/0046).
 * Pure: this file imports nothing, as the tables themselves.
 */

/** A move. `A` are audiences, `G` guards. */
export interface Row<
  State extends string,
  Role extends string,
  A extends string,
  G extends string,
> {
  readonly from: readonly State[] | 'nothing' | 'outcome';
  readonly to: string;
  /** Where it leads when the day that it names is still to come. */
  readonly toAhead?: State;
  readonly who: readonly Role[];
  readonly reason?: true;
  readonly guards?: readonly G[];
  readonly closes?: true;
  readonly tells: readonly A[];
  readonly offered: boolean;
}

export interface TimerRow<State extends string, A extends string> {
  readonly in: readonly State[];
  readonly does: string;
  readonly to?: State;
  /** Stands still while documents are asked for (docs/adr/0011). */
  readonly pauses?: true;
  readonly tells: readonly A[];
  readonly offered: boolean;
}

export interface Table<
  State extends string,
  Role extends string,
  A extends string,
  G extends string,
> {
  readonly states: readonly State[];
  readonly outcomes: readonly State[];
  readonly rows: Readonly<Record<string, Row<State, Role, A, G>>>;
  readonly timers: Readonly<Record<string, TimerRow<State, A>>>;
  /** Rows that may also start from what is over. */
  readonly evenClosed?: readonly string[];
}

/** What a table says before any guard is asked; every table refuses by these codes first. */
export type TableRefusal =
  'unknown-transition' | 'not-offered' | 'role-not-allowed' | 'not-allowed-in-state';

interface At<State> {
  readonly state: State | null;
  readonly closed: boolean;
}

/** The questions that guards, pages and tests ask of a table. */
export function readerOf<S extends string, Role extends string, A extends string, G extends string>(
  table: Table<S, Role, A, G>,
) {
  const isOpen = (state: S, closed: boolean): boolean => !closed && !table.outcomes.includes(state);

  /** The state a row leads to from `state`; the same where the row names none of the table's. */
  const destination = (name: string, state: S, when: 'now' | 'ahead' = 'now'): S => {
    const { to, toAhead } = table.rows[name]!;
    if (when === 'ahead' && toAhead) return toAhead;
    return table.states.find((known) => known === to) ?? state;
  };

  /** Whether a row starts from `state`; `null` is what does not exist yet. */
  const startsFrom = (name: string, state: S | null, closed = false): boolean => {
    const { from } = table.rows[name]!;
    if (from === 'nothing') return state === null;
    if (state === null) return false;
    if (from === 'outcome') return !isOpen(state, closed);
    const mayStart = isOpen(state, closed) || table.evenClosed?.includes(name) === true;
    return mayStart && from.includes(state);
  };

  /** Refuses by the table alone: state and role, before any guard. */
  const refusedByTable = (
    name: string,
    { state, closed }: At<S>,
    role: Role,
  ): TableRefusal | undefined => {
    if (!Object.hasOwn(table.rows, name)) return 'unknown-transition';
    const row = table.rows[name]!;
    if (!row.offered) return 'not-offered';
    if (!row.who.includes(role)) return 'role-not-allowed';
    return startsFrom(name, state, closed) ? undefined : 'not-allowed-in-state';
  };

  return { isOpen, destination, startsFrom, refusedByTable };
}
