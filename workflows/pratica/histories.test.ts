import { describe, expect, test } from '@jest/globals';
import proto from '@temporalio/proto';
import {
  DefaultLogger,
  Runtime,
  Worker,
  type WorkflowBundleWithSourceMap,
} from '@temporalio/worker';
import { readdirSync, readFileSync } from 'node:fs';
import { bundleWorkflows } from '../../temporal/bundle.ts';

const { History } = proto.temporal.api.history.v1;
const folder = new URL('histories/', import.meta.url);
const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
const histories = () =>
  names.map((name) => ({
    workflowId: `pratica/milano/${name}`,
    history: History.fromObject(JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as object),
  }));

Runtime.install({ logger: new DefaultLogger('ERROR') });

describe('Pratiche that are already running', () => {
  test('go on with the code of today: every recorded history replays', async () => {
    expect(names.length).toBeGreaterThanOrEqual(21);
    expect(await failuresUnder(await bundleWorkflows())).toEqual([]);
  }, 60_000);

  test('go on when the guards become as strict as can be: what was accepted stays accepted', async () => {
    const bundle = await bundleWorkflows();
    const strict = bundle.code.replace(
      /function refusalOf\(/,
      "function refusalOf() { return 'not-offered'; }\nfunction formerRefusalOf(",
    );
    expect(strict).not.toBe(bundle.code);
    expect(await failuresUnder({ ...bundle, code: strict })).toEqual([]);
  }, 60_000);

  test('would not go on if the commands changed: the replay notices', async () => {
    const bundle = await bundleWorkflows();
    const changed = bundle.code.replaceAll('proxyLocalActivities)(', 'proxyActivities)(');
    expect(changed).not.toBe(bundle.code);
    expect((await failuresUnder({ ...bundle, code: changed })).length).toBeGreaterThan(0);
  }, 60_000);
});

async function failuresUnder(workflowBundle: WorkflowBundleWithSourceMap): Promise<string[]> {
  const failures: string[] = [];
  const options = { workflowBundle, replayName: `replay-${failures.length}` };
  for await (const { workflowId, error } of Worker.runReplayHistories(options, histories())) {
    if (error) failures.push(`${workflowId}: ${error.message}`);
  }
  return failures;
}
