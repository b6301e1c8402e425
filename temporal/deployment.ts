import type { NativeConnection, WorkerDeploymentOptions } from '@temporalio/worker';
import { setTimeout as pause } from 'node:timers/promises';

/**
 * Releases of the worker, as Temporal tells them apart. Pratiche go over to the release that is
 * current with their next step: that today's code takes them on is what the recorded histories and
 * the upgrade drill prove (docs/adr/0018).
 */
const DEPLOYMENT = 'wemi';

/** What makes a worker one of release `buildId`. */
export function releaseOf(buildId: string): WorkerDeploymentOptions {
  return {
    version: { deploymentName: DEPLOYMENT, buildId },
    useWorkerVersioning: true,
    defaultVersioningBehavior: 'AUTO_UPGRADE',
  };
}

interface Place {
  namespace: string;
  buildId: string;
}

/**
 * Makes a release the one that gets all work: new pratiche and the next steps of those that run.
 * The release that starts last is the current one, so that going back is starting the old one.
 * Called once its worker polls; the server learns of it a moment later, hence the tries.
 * @throws what the server answers, after a minute
 */
export async function becomeCurrent(
  { workflowService }: Pick<NativeConnection, 'workflowService'>,
  { namespace, buildId }: Place,
  triesLeft = 60,
): Promise<void> {
  const request = { namespace, buildId, deploymentName: DEPLOYMENT };
  try {
    await workflowService.setWorkerDeploymentCurrentVersion({
      ...request,
      identity: 'wemi-worker',
    });
  } catch (error) {
    if (triesLeft <= 1) throw error;
    await pause(1_000);
    await becomeCurrent({ workflowService }, { namespace, buildId }, triesLeft - 1);
  }
}
