import { describe, expect, test } from '@jest/globals';
import {
  destination,
  isOpen,
  MANDATE_SCOPES,
  mandateScopeOf,
  OUTCOMES,
  REFUSALS,
  refusedByTable,
  ROLES,
  SCOPE_NAMES,
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

  test('lets only an administrator stand in by office, never for a request', () => {
    for (const { name, inPlace, offered, from } of rows) {
      for (const inPlaceBy of ROLES.filter((role) => role !== 'citizen' && role !== 'sportello')) {
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

  test('lets holders of a mandate do what the citizen may, where a scope of theirs covers it', () => {
    let cells = 0;
    for (const { name, who } of rows) {
      const needed = mandateScopeOf(name);
      for (const state of [null, ...STATES]) {
        for (const inPlaceBy of ['citizen', 'sportello'] as const) {
          // What is the sportello's own it does for a citizen all the same.
          const isOwn = inPlaceBy === 'sportello' && who.includes('sportello');
          const role = isOwn ? 'sportello' : 'citizen';
          const own = refusedByTable(name, { state, closed: false }, { role });
          for (const scope of [undefined, [], ...SCOPE_NAMES.map((one) => [one])]) {
            const by = { role: 'citizen' as const, inPlaceBy, ...(scope ? { scope } : {}) };
            const refusal = refusedByTable(name, { state, closed: false }, by);
            if (own === 'not-offered' || own === 'role-not-allowed') expect(refusal).toBe(own);
            else if (!needed) expect(refusal).toBe('role-not-allowed');
            else if (scope && !(scope as string[]).includes(needed)) {
              expect(refusal).toBe('mandate-scope');
            } else expect(refusal).toBe(own);
            const forEnte = { role: 'ente' as const, inPlaceBy };
            expect(refusedByTable(name, { state, closed: false }, forEnte)).toBeDefined();
            cells += 1;
          }
        }
      }
    }
    expect(cells).toBe(rows.length * (STATES.length + 1) * 2 * (SCOPE_NAMES.length + 2));
  });

  test('puts every move into one scope at most, and only what is the citizen’s or the counter’s', () => {
    const all = SCOPE_NAMES.flatMap((scope): readonly string[] => MANDATE_SCOPES[scope]);
    expect(new Set(all).size).toBe(all.length);
    for (const { name, who } of rows)
      if (all.includes(name)) {
        const isTheirs = who.includes('citizen') || who.includes('sportello');
        expect([name, isTheirs]).toEqual([name, true]);
      }
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
