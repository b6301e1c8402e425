import { describe, expect, test } from '@jest/globals';
import { bundleWorkflows } from '../../temporal/bundle.ts';
import { readKinds } from '../machine/testing-record.ts';
import { failuresUnder, hush, readHistories } from '../machine/testing-replay.ts';
import {
  TIMER_NAMES,
  TIMERS,
  type TransitionName,
  TRANSITION_NAMES,
  TRANSITIONS,
} from './transitions.ts';

/** Rows that no workflow walks: one is written beside the moves, one begins another pratica. */
const BESIDE: ReadonlySet<TransitionName> = new Set(['contest', 'reopen']);
const folder = new URL('histories/', import.meta.url);
const grown = new URL('grown/', folder);
const recorded = [folder, grown].flatMap((place) => readHistories(place, 'pratica/milano'));
hush();

describe('Pratiche that are already running', () => {
  test('go on with the code of today: every recorded history replays', async () => {
    expect(recorded.length).toBeGreaterThanOrEqual(200);
    expect(await failuresUnder(await bundleWorkflows(), recorded)).toEqual([]);
  }, 480_000);

  test('have passed every row and every timer that is open', () => {
    const passed = new Set(Object.values(readKinds(new URL('kinds.json', grown))).flat());
    const open = [
      ...TRANSITION_NAMES.filter((name) => TRANSITIONS[name].offered && !BESIDE.has(name)),
      ...TIMER_NAMES.filter((name) => TIMERS[name].offered),
    ];
    expect(open.filter((kind) => !passed.has(kind))).toEqual([]);
  });

  test('go on when the guards become as strict as can be: what was accepted stays accepted', async () => {
    const bundle = await bundleWorkflows();
    const strict = bundle.code.replace(
      /function refusalOf\(/,
      "function refusalOf() { return 'not-offered'; }\nfunction formerRefusalOf(",
    );
    expect(strict).not.toBe(bundle.code);
    expect(await failuresUnder({ ...bundle, code: strict }, some(5))).toEqual([]);
  }, 240_000);

  test('would not go on if the commands changed: the replay notices', async () => {
    const bundle = await bundleWorkflows();
    const changed = bundle.code.replaceAll('proxyLocalActivities)(', 'proxyActivities)(');
    expect(changed).not.toBe(bundle.code);
    expect((await failuresUnder({ ...bundle, code: changed }, some(20))).length).toBeGreaterThan(0);
  }, 240_000);
});

/** One history in so many, of all kinds. */
const some = (inMany: number) => recorded.filter((_, index) => index % inMany === 0);
