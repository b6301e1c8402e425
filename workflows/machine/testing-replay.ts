import proto from '@temporalio/proto';
import { DefaultLogger, Runtime, Worker, type WorkflowBundleWithSourceMap } from '@temporalio/worker'; // prettier-ignore
import { readdirSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

const { History } = proto.temporal.api.history.v1;

export interface Recorded {
  workflowId: string;
  history: proto.temporal.api.history.v1.IHistory;
}

/**
 * The histories of a folder, walked (JSON) and grown (packed).
 * @param prefix of the ids of the workflows: a qualification's is another's than a pratica's
 */
export function readHistories(folder: URL, prefix: string): Recorded[] {
  return readdirSync(folder)
    .filter((name) => name !== 'kinds.json' && /\.(json|pb\.gz)$/.test(name))
    .map((name) => {
      const content = readFileSync(new URL(name, folder));
      const history = name.endsWith('.json')
        ? History.fromObject(JSON.parse(content.toString('utf8')) as object)
        : History.decode(gunzipSync(content));
      return { workflowId: `${prefix}/${name}`, history };
    });
}

/** What goes wrong when today's code, or a bundle made for the test, takes on what was recorded. */
export async function failuresUnder(
  workflowBundle: WorkflowBundleWithSourceMap,
  histories: readonly Recorded[],
): Promise<string[]> {
  const failures: string[] = [];
  const options = { workflowBundle, replayName: 'replay' };
  for await (const { workflowId, error } of Worker.runReplayHistories(options, [...histories])) {
    if (error) failures.push(`${workflowId}: ${error.message}`);
  }
  return failures;
}

/** Replaying says a lot; only what is wrong is to be read. */
export function hush(): void {
  Runtime.install({ logger: new DefaultLogger('ERROR') });
}
