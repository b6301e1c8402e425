import { describe, expect, it } from '@jest/globals';
import {
  STATES,
  TASKS,
  TIMER_NAMES,
  TRANSITION_NAMES,
} from '../../../workflows/pratica/transitions';
import { en } from './en';
import { it as italian } from './it';

function keysOf(words: object, prefix = ''): string[] {
  return Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'string' ? [`${prefix}${key}`] : keysOf(value as object, `${prefix}${key}.`),
  );
}

describe('the dictionaries', () => {
  it('hold the same keys in both languages', () => {
    expect(keysOf(en).sort()).toEqual(keysOf(italian).sort());
  });

  it('fill in the same values in both languages', () => {
    const holes = (words: object) =>
      keysOf(words).map((key) => {
        const text = key
          .split('.')
          .reduce<unknown>((at, part) => (at as Record<string, unknown>)[part], words);
        return `${key}: ${(String(text).match(/\{+\w+\}+/g) ?? []).sort().join(' ')}`;
      });
    expect(holes(en)).toEqual(holes(italian));
  });

  it.each([...TRANSITION_NAMES, ...TIMER_NAMES])('have a sentence for the event %s', (name) => {
    expect(italian.pratica.events).toHaveProperty(name);
  });

  it('say what a citizen has to do, for each task that a citizen can have', () => {
    const theirs = Object.entries(TASKS).filter(([, { owner }]) => owner === 'citizen');
    expect(Object.keys(italian.pratiche.todos).sort()).toEqual(theirs.map(([kind]) => kind).sort());
  });

  it.each(STATES)('say what the state %s means', (state) => {
    expect(italian.pratica.states[state].meaning).not.toBe('');
  });

  it('never give withdrawn and cancelled the same label', () => {
    expect(italian.pratica.states.withdrawn.label).not.toBe(italian.pratica.states.cancelled.label);
  });
});
