import { describe, expect, test } from '@jest/globals';
import * as pratica from '../pratica/transitions.ts';
import { readerOf } from './table.ts';

const machine = readerOf<pratica.State, pratica.Role, pratica.Audience, pratica.Guard>({
  states: pratica.STATES,
  outcomes: pratica.OUTCOMES,
  rows: pratica.TRANSITIONS,
  timers: pratica.TIMERS,
  evenClosed: ['contest'],
});

// The pratica's readers are its table's own, since browsers load that file alone.
describe('The readers of tables', () => {
  test('say of the pratica’s table what its own readers say', () => {
    let cells = 0;
    for (const name of [...pratica.TRANSITION_NAMES, 'fly', 'constructor']) {
      for (const state of [null, ...pratica.STATES]) {
        for (const closed of [false, true]) {
          for (const role of pratica.ROLES) {
            const at = { state, closed };
            const said = machine.refusedByTable(name, at, role);
            expect([name, at, role, said]).toEqual([
              ...[name, at, role],
              pratica.refusedByTable(name, at, { role }),
            ]);
            cells += 1;
          }
          if (!state || !pratica.isTransition(name)) continue;
          expect(machine.isOpen(state, closed)).toBe(pratica.isOpen(state, closed));
          for (const when of ['now', 'ahead'] as const) {
            const leads = machine.destination(name, state, when);
            expect(leads).toBe(pratica.destination(name, state, when));
          }
        }
      }
    }
    const states = pratica.STATES.length + 1;
    expect(cells).toBe((pratica.TRANSITION_NAMES.length + 2) * states * 2 * pratica.ROLES.length);
  });
});
