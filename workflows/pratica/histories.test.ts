import { describe, expect, test } from '@jest/globals';
import proto from '@temporalio/proto';
import {
  DefaultLogger,
  Runtime,
  Worker,
  type WorkflowBundleWithSourceMap,
} from '@temporalio/worker';
import { readdirSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { bundleWorkflows } from '../../temporal/bundle.ts';
import {
  TIMER_NAMES,
  TIMERS,
  type TransitionName,
  TRANSITION_NAMES,
  TRANSITIONS,
} from './transitions.ts';

/** Rows that no workflow walks: one is written beside the moves, one begins another pratica. */
const BESIDE: ReadonlySet<TransitionName> = new Set(['contest', 'reopen']);
const { History } = proto.temporal.api.history.v1;
const folder = new URL('histories/', import.meta.url);
const grown = new URL('grown/', folder);
const inFolder = (place: URL, ending: string) =>
  readdirSync(place)
    .filter((name) => name.endsWith(ending))
    .map((name) => [name, new URL(name, place)] as const);
const recorded = [
  ...inFolder(folder, '.json').map(([name, file]) => ({
    workflowId: `pratica/milano/${name}`,
    history: History.fromObject(JSON.parse(readFileSync(file, 'utf8')) as object),
  })),
  ...inFolder(grown, '.pb.gz').map(([name, file]) => ({
    workflowId: `pratica/milano/${name}`,
    history: History.decode(gunzipSync(readFileSync(file))),
  })),
];

Runtime.install({ logger: new DefaultLogger('ERROR') });

describe('Pratiche that are already running', () => {
  test('go on with the code of today: every recorded history replays', async () => {
    expect(recorded.length).toBeGreaterThanOrEqual(200);
    expect(await failuresUnder(await bundleWorkflows())).toEqual([]);
  }, 240_000);

  test('have passed every row and every timer that is open', () => {
    const kinds = JSON.parse(readFileSync(new URL('kinds.json', grown), 'utf8')) as object;
    const passed = new Set(Object.values(kinds).flat());
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

async function failuresUnder(
  workflowBundle: WorkflowBundleWithSourceMap,
  histories = recorded,
): Promise<string[]> {
  const failures: string[] = [];
  const options = { workflowBundle, replayName: `replay-${failures.length}` };
  for await (const { workflowId, error } of Worker.runReplayHistories(options, histories)) {
    if (error) failures.push(`${workflowId}: ${error.message}`);
  }
  return failures;
}
