import { describe, expect, test } from '@jest/globals';
import { QUALIFICATION_TABLE } from './table.ts';
import {
  OUTCOMES,
  REFUSALS,
  ROLES,
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

const { isOpen, destination, startsFrom, refusedByTable } = QUALIFICATION_TABLE;
const rows = TRANSITION_NAMES.map((name) => ({ name, ...(TRANSITIONS[name] as Transition) }));
const timers = TIMER_NAMES.map((name) => ({ name, ...(TIMERS[name] as Timer) }));
const openStates = STATES.filter((state) => isOpen(state, false));
const startingFrom = (state: State) => rows.filter(({ name }) => startsFrom(name, state));
const ringingIn = (state: State) => timers.filter((timer) => timer.in.includes(state));

describe('The table of qualifications', () => {
  test.each(openStates)('never leaves one stuck in %s: a person or a timer moves it', (state) => {
    const movers = startingFrom(state).filter(({ to }) => to !== 'same' && to !== state);
    const rings = ringingIn(state).filter(({ to }) => to);
    expect([...movers, ...rings].length).toBeGreaterThan(0);
  });

  test.each(openStates)('has somebody reminded or late in %s: nobody waits unheard', (state) => {
    expect(ringingIn(state).some(({ does }) => does !== 'lapse')).toBe(true);
  });

  test.each(openStates)('lets %s reach every outcome that is not of an application', (state) => {
    const ends = reachable(state);
    for (const outcome of OUTCOMES.filter((end) => end !== 'rejected')) {
      expect(ends).toContain(outcome);
    }
  });

  test('reaches every state from an application', () => {
    expect(new Set(['submitted', ...reachable('submitted')])).toEqual(new Set(STATES));
  });

  test.each([...OUTCOMES])('leaves no way out of %s, by nobody and at no hour', (outcome) => {
    expect(startingFrom(outcome)).toEqual([]);
    expect(ringingIn(outcome)).toEqual([]);
  });

  test('closes exactly what leads to an outcome', () => {
    for (const { name, to, closes } of rows) {
      expect([name, closes === true]).toEqual([name, OUTCOMES.some((end) => end === to)]);
    }
  });

  test('names only roles that exist, and keeps decisions to administrators, with a reason', () => {
    for (const { name, who, to, reason } of rows) {
      expect(who.length).toBeGreaterThan(0);
      for (const role of who) expect(ROLES).toContain(role);
      const isDecided = ['qualified', 'rejected', 'suspended', 'revoked'].includes(to);
      if (isDecided) expect([name, who, reason]).toEqual([name, ['admin'], true]);
    }
  });

  test('allows or refuses every state, role and move by a stable code', () => {
    let [cells, allowed] = [0, 0];
    for (const state of [null, ...STATES]) {
      for (const closed of [false, true]) {
        for (const role of ROLES) {
          for (const { name, who, offered } of rows) {
            const refusal = refusedByTable(name, { state, closed }, role);
            if (refusal) expect(REFUSALS).toContain(refusal);
            const mayAct = offered && who.includes(role) && startsFrom(name, state, closed);
            expect([name, state, role, refusal === undefined]).toEqual([name, state, role, mayAct]);
            allowed += refusal ? 0 : 1;
            cells += 1;
          }
        }
      }
    }
    expect(cells).toBe((STATES.length + 1) * 2 * ROLES.length * rows.length);
    // Counted by hand, so that a row that opens by mistake is noticed.
    expect(allowed).toBe(2 + 7 + 10 + 9);
  });

  test('refuses names it does not know, also those every object has', () => {
    for (const name of ['fly', '', 'constructor', '__proto__', 'toString']) {
      const at = { state: 'submitted', closed: false } as const;
      expect(refusedByTable(name, at, 'admin')).toBe('unknown-transition');
    }
  });

  test('hangs every task on a timer of its own states and on moves that exist there', () => {
    for (const kind of TASK_KINDS) {
      const { in: stands, due, doneBy } = TASKS[kind];
      for (const state of stands) {
        for (const name of due) expect(TIMERS[name].in as readonly State[]).toContain(state);
        const acts = doneBy.filter((name) => startsFrom(name, state));
        expect([kind, state, acts.length]).toEqual([kind, state, doneBy.length]);
      }
    }
  });
});

function reachable(start: State): State[] {
  const seen = new Set<State>();
  const walk = (state: State) => {
    const next = [
      ...startingFrom(state).map(({ name }) => destination(name, state)),
      ...ringingIn(state).flatMap(({ to }) => to ?? []),
    ];
    for (const found of next.filter((candidate) => !seen.has(candidate))) {
      seen.add(found);
      walk(found);
    }
  };
  walk(start);
  return [...seen];
}
