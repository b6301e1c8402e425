import { describe, expect, test } from '@jest/globals';
import { destination, isLive, isWritable, movesFrom, type State, STATES, type Transition, TRANSITION_NAMES, type TransitionName, TRANSITIONS } from './publishing.ts'; // prettier-ignore

/** Each step with where it must lead; the first is from a draft. */
const WALKS: [string, [TransitionName, State][]][] = [
  ['is written, sent and published', [['submit', 'waiting'], ['publish', 'published']]],
  ['is sent back, sent again and published', [['submit', 'waiting'], ['sendBack', 'draft'], ['submit', 'waiting'], ['publish', 'published']]],
  ['is taken back before anybody read it', [['submit', 'waiting'], ['takeBack', 'draft'], ['withdraw', 'withdrawn']]],
  ['is published at once where the comune trusts its ente', [['publishAtOnce', 'published'], ['publishAtOnce', 'published']]],
  ['stays live while a new version waits', [['publishAtOnce', 'published'], ['submit', 'changed'], ['publish', 'published']]],
  ['stays as it was when the new version is sent back', [['publishAtOnce', 'published'], ['submit', 'changed'], ['sendBack', 'published']]],
  ['stays as it was when the new version is taken back', [['publishAtOnce', 'published'], ['submit', 'changed'], ['takeBack', 'published']]],
  ['rests and comes back', [['publishAtOnce', 'published'], ['pause', 'paused'], ['resume', 'published'], ['withdraw', 'withdrawn']]],
  ['is rewritten while it rests', [['publishAtOnce', 'published'], ['pause', 'paused'], ['submit', 'waiting'], ['publish', 'published']]],
]; // prettier-ignore

describe('A service', () => {
  test.each(WALKS)('%s', (_what, steps) => {
    let state: State = 'draft';
    for (const [name, to] of steps) {
      expect([name, destination(name, state)]).toEqual([name, to]);
      state = to;
    }
  });

  test('that is withdrawn is over', () => {
    expect([...movesFrom('withdrawn', 'ente'), ...movesFrom('withdrawn', 'admin')]).toEqual([]);
  });

  test('is not written while the office reads it', () => {
    expect(STATES.filter(isWritable)).toEqual(['draft', 'published', 'paused']);
  });

  test.each<[State, TransitionName[], TransitionName[]]>([
    ['draft', ['submit', 'publishAtOnce', 'withdraw'], []],
    ['waiting', ['takeBack', 'withdraw'], ['publish', 'sendBack']],
    ['published', ['submit', 'publishAtOnce', 'pause', 'withdraw'], []],
    ['changed', ['takeBack', 'withdraw'], ['publish', 'sendBack']],
    ['paused', ['submit', 'publishAtOnce', 'resume', 'withdraw'], []],
  ])('that is %s is its ente’s and the office’s to move', (state, ente, admin) => {
    expect([movesFrom(state, 'ente'), movesFrom(state, 'admin')]).toEqual([ente, admin]);
    expect(movesFrom(state, 'auditor')).toEqual([]);
  });

  test('is never made live, or changed under the eyes of families, without the comune', () => {
    for (const name of TRANSITION_NAMES) {
      const { from, guards = [], who }: Transition = TRANSITIONS[name];
      if (from === 'nothing' || (who as readonly string[]).includes('admin')) continue;
      for (const state of from) {
        const to = destination(name, state)!;
        const isNewlyLive = isLive(to) && !isLive(state);
        if (isNewlyLive) expect([name, guards]).toEqual([name, expect.arrayContaining(['enteIsQualified'])]); // prettier-ignore
        if (isNewlyLive && name !== 'resume') expect(guards).toContain('enteIsTrusted');
      }
    }
  });
});
