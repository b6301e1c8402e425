import { describe, expect, test } from '@jest/globals';
import { bundleWorkflows } from '../../temporal/bundle.ts';
import { readKinds } from '../machine/testing-record.ts';
import { failuresUnder, hush, readHistories } from '../machine/testing-replay.ts';
import { TIMER_NAMES, TIMERS, TRANSITION_NAMES, TRANSITIONS } from './transitions.ts';

const folder = new URL('histories/', import.meta.url);
const recorded = readHistories(folder, 'qualification/milano');
hush();

describe('Qualifications that are already running', () => {
  test('go on with the code of today: every recorded history replays', async () => {
    expect(recorded.length).toBeGreaterThanOrEqual(14);
    expect(await failuresUnder(await bundleWorkflows(), recorded)).toEqual([]);
  }, 240_000);

  test('have passed every row and every timer that is open', () => {
    const passed = new Set(Object.values(readKinds(new URL('kinds.json', folder))).flat());
    const open = [
      ...TRANSITION_NAMES.filter((name) => TRANSITIONS[name].offered),
      ...TIMER_NAMES.filter((name) => TIMERS[name].offered),
    ];
    expect(open.filter((kind) => !passed.has(kind))).toEqual([]);
  });

  test('go on when the guards become as strict as can be: what was accepted stays accepted', async () => {
    const bundle = await bundleWorkflows();
    const strict = bundle.code.replace(
      /function qualificationRefusal\(/,
      "function qualificationRefusal() { return 'not-offered'; }\nfunction formerRefusal(",
    );
    expect(strict).not.toBe(bundle.code);
    expect(await failuresUnder({ ...bundle, code: strict }, recorded)).toEqual([]);
  }, 240_000);

  test('would not go on if the commands changed: the replay notices', async () => {
    const bundle = await bundleWorkflows();
    const changed = bundle.code.replaceAll('proxyLocalActivities)(', 'proxyActivities)(');
    expect(changed).not.toBe(bundle.code);
    expect((await failuresUnder({ ...bundle, code: changed }, recorded)).length).toBeGreaterThan(0);
  }, 240_000);
});
