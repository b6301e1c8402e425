import { describe, expect, test } from '@jest/globals';
import {
  destination,
  isOpen,
  OUTCOMES,
  refusedByTable,
  REFUSALS,
  ROLES,
  startsFrom,
  type State,
  STATES,
  TASK_KINDS,
  TASKS,
  type Timer,
  TIMER_NAMES,
  TIMERS,
  type Transition,
  TRANSITION_NAMES,
  TRANSITIONS,
} from './transitions.ts';

const rows = TRANSITION_NAMES.map((name) => ({ name, ...(TRANSITIONS[name] as Transition) }));
const timers = TIMER_NAMES.map((name) => ({ name, ...(TIMERS[name] as Timer) }));
const openStates = STATES.filter((state) => isOpen(state, false));
const startingFrom = (state: State) => rows.filter(({ name }) => startsFrom(name, state));

describe('The transition table', () => {
  test('has exactly the states of the domain', () => {
    expect(STATES).toEqual([
      'offer', 'order', 'payment', 'active', 'suspended', 'renewed', 'interrupted',
      'completed', 'withdrawn', 'cancelled', 'expired',
    ]); // prettier-ignore
  });

  test.each(openStates)(
    'never leaves a pratica stuck in %s: a person or a timer can move it',
    (state) => {
      const movers = startingFrom(state).filter(
        ({ to, closes }) => closes || (to !== 'same' && to !== state),
      );
      const rings = timers.filter((timer) => timer.in.includes(state) && timer.to);
      expect([...movers, ...rings].length).toBeGreaterThan(0);
    },
  );

  test.each(openStates)('lets every open state reach an outcome: %s', (state) => {
    expect(reachable(state).some((end) => (OUTCOMES as readonly State[]).includes(end))).toBe(true);
  });

  test('reaches every state from a request', () => {
    expect(new Set(['offer', ...reachable('offer')])).toEqual(new Set(STATES));
  });

  test.each([...OUTCOMES])('leaves no way out of %s but reopen and contest', (outcome) => {
    const ways = startingFrom(outcome).map(({ name }) => name);
    expect(ways.sort()).toEqual(['contest', 'reopen']);
    expect(destination('contest', outcome)).toBe(outcome);
    expect(TRANSITIONS.reopen.to).toBe('newPratica');
    expect(timers.filter((timer) => timer.in.includes(outcome) && timer.to)).toEqual([]);
  });

  test('names only roles that exist, and nobody acts in the place of the system', () => {
    for (const row of rows) {
      expect(row.who.length).toBeGreaterThan(0);
      for (const role of row.who) expect(ROLES).toContain(role);
      if (row.inPlace)
        expect(row.who.some((role) => role === 'citizen' || role === 'ente')).toBe(true);
    }
  });

  test('refuses by stable codes only, whatever the state, role and transition', () => {
    let cells = 0;
    for (const state of [null, ...STATES]) {
      for (const closed of state === 'interrupted' ? [false, true] : [false]) {
        for (const role of ROLES) {
          for (const { name } of rows) {
            const refusal = refusedByTable(name, { state, closed }, { role });
            if (refusal) expect(REFUSALS).toContain(refusal);
            cells += 1;
          }
        }
      }
    }
    expect(cells).toBe((STATES.length + 2) * ROLES.length * rows.length);
  });

  test('lets only an administrator stand in for citizen or ente, never for a request', () => {
    for (const { name, inPlace, offered, from } of rows) {
      for (const inPlaceBy of ROLES) {
        for (const role of ['citizen', 'ente'] as const) {
          const at = { state: Array.isArray(from) ? (from[0] as State) : null, closed: false };
          const refusal = refusedByTable(name, at, { role, inPlaceBy });
          if (refusal === undefined)
            expect([inPlaceBy, inPlace, offered]).toEqual(['admin', true, true]);
        }
      }
    }
    expect(
      refusedByTable(
        'request',
        { state: null, closed: false },
        { role: 'citizen', inPlaceBy: 'admin' },
      ),
    ).toBe('role-not-allowed');
  });

  test('refuses names it does not know, also those every object has', () => {
    const at = { state: 'offer', closed: false } as const;
    for (const name of ['fly', '', 'constructor', '__proto__', 'toString']) {
      expect(refusedByTable(name, at, { role: 'citizen' })).toBe('unknown-transition');
    }
  });

  test('hangs every task on a timer of its own state and on moves that exist there', () => {
    for (const kind of TASK_KINDS) {
      const { in: stands, due, doneBy } = TASKS[kind];
      for (const state of [stands].flat()) {
        for (const name of due) expect(TIMERS[name].in as readonly State[]).toContain(state);
        for (const name of doneBy) expect(startsFrom(name, state)).toBe(true);
      }
    }
  });
});

function reachable(start: State): State[] {
  const seen = new Set<State>();
  const walk = (state: State) => {
    const next = [
      ...startingFrom(state).map(({ name }) => destination(name, state)),
      ...timers.filter((timer) => timer.in.includes(state) && timer.to).map((timer) => timer.to!),
    ];
    for (const found of next.filter((candidate) => !seen.has(candidate))) {
      seen.add(found);
      walk(found);
    }
  };
  walk(start);
  return [...seen];
}
