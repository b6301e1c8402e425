import { describe, expect, it } from '@jest/globals';
import {
  ROLES,
  STATES,
  TASK_KINDS,
  TIMER_NAMES,
  TRANSITION_NAMES,
  TRANSITIONS,
} from '../../../workflows/pratica/transitions';
import { texts as english } from './en';
import { texts as italian } from './it';

type Tree = { [key: string]: string | Tree };
const leaves = (tree: Tree, path = ''): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string'
      ? [[`${path}${key}`, value] as [string, string]]
      : leaves(value, `${path}${key}.`),
  );
const holes = (text: string) =>
  [...text.matchAll(/\{\{\s*(\w+)\s*\}\}/g)].map(([, name]) => name).sort();

describe('the texts', () => {
  const inItalian = new Map(leaves(italian));
  const inEnglish = new Map(leaves(english));

  it('say the same things in both languages, with the same blanks', () => {
    expect([...inEnglish.keys()].sort()).toEqual([...inItalian.keys()].sort());
    for (const [key, text] of inItalian) {
      expect([key, holes(inEnglish.get(key)!)]).toEqual([key, holes(text)]);
    }
  });

  it('leave nothing empty', () => {
    for (const [key, text] of [...inItalian, ...inEnglish])
      expect([key, text.trim()]).not.toEqual([key, '']);
  });

  it('name every role, state, task, timer and event of the transition table', () => {
    const named = [
      ...ROLES.map((role) => `role.${role}`),
      ...STATES.flatMap((state) => [`state.${state}`, `stateMeans.${state}`]),
      ...TASK_KINDS.map((kind) => `task.${kind}`),
      ...TIMER_NAMES.flatMap((timer) => [`timer.${timer}`, `event.${timer}`]),
      ...TRANSITION_NAMES.map((transition) => `event.${transition}`),
    ];
    expect(named.filter((key) => !inItalian.has(key))).toEqual([]);
  });

  it('have a button, a form and an end for every transition that staff can make', () => {
    const makeable = TRANSITION_NAMES.filter((name) => {
      const row = TRANSITIONS[name];
      const byStaff = ['ente', 'admin'].some((role) =>
        (row.who as readonly string[]).includes(role),
      );
      // Contesting has a card of its own, at the act that is contested.
      return name !== 'contest' && row.offered && (byStaff || 'inPlace' in row);
    });
    expect(makeable).toContain('confirmOrder');
    const keys = makeable.flatMap((name) =>
      ['open', 'send', 'help', 'done'].map((part) => `act.${part}.${name}`),
    );
    expect(keys.filter((key) => !inItalian.has(key))).toEqual([]);
  });
});
