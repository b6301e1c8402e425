import { describe, expect, test } from '@jest/globals';
import { Client, Connection, type WorkflowHandle } from '@temporalio/client';
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { randomUUID } from 'node:crypto';
import type { Activities } from '../activities/index.ts';
import { sharedStack } from '../dev/testing/stack.ts';
import { bundleWorkflows } from '../temporal/bundle.ts';
import { becomeCurrent, releaseOf } from '../temporal/deployment.ts';
import { keptReleases } from '../temporal/releases.ts';
import {
  type Command,
  PRATICA,
  praticaWorkflowId,
  transition,
  whereIsIt,
} from '../workflows/pratica/messages.ts';
import { addDays } from '../workflows/pratica/service.ts';
import { dayOf } from '../workflows/pratica/terms.ts';
import { aPratica, CITIZEN, command, ENTE1, member, SYSTEM } from '../workflows/pratica/testing.ts';

/** Records without a database: what is drilled is the engine's side of a release. */
const activities: Pick<Activities, 'record' | 'readActs'> = {
  record: async () => [],
  readActs: async () => [],
};
const namespace = 'default';
Runtime.install({ logger: new DefaultLogger('ERROR') });
const offerId = '0f0f0f0f-0000-4000-8000-000000000001';
const day = (n: number) => addDays(dayOf(new Date().toISOString()), n);

const confirm = () =>
  command('confirmOrder', member(ENTE1), { facts: { startDate: day(0), endDate: day(89) } });

/** The way of a pratica to its end, as a list: a release may be changed after any of its steps. */
function wayToTheEnd(): Command[] {
  const order = confirm();
  const paid = { paymentId: order.id, attemptId: offerId };
  return [
    command('request', CITIZEN),
    command('submitOffer', member(ENTE1), {
      facts: { offerId, validUntil: `${day(40)}T00:00:00.000Z` },
    }),
    command('chooseOffer', CITIZEN, { facts: { offerId, revision: 1 } }),
    order,
    command('paymentSettled', SYSTEM, { facts: paid }),
    command('suspend', CITIZEN, { facts: { from: day(10), until: day(12) } }),
    command('interrupt', member(ENTE1), { facts: { effectiveOn: day(20) } }),
    command('settled', SYSTEM),
  ];
}

describe.each(keptReleases())('Pratiche that release $version started', ({ version, code }) => {
  test('go on with the code of today and end with it, from wherever they stood', async () => {
    const { temporalAddress: address } = sharedStack();
    const connection = await NativeConnection.connect({ address });
    const client = new Client({ connection: await Connection.connect({ address }) });
    const taskQueue = `drill-${randomUUID()}`;
    const launch = async (buildId: string, workflowBundle: { code: string }) => {
      const worker = await Worker.create({
        ...{ connection, namespace, taskQueue, workflowBundle, activities },
        workerDeploymentOptions: releaseOf(buildId),
      });
      const running = worker.run();
      await becomeCurrent(connection, { namespace, buildId });
      return async () => {
        worker.shutdown();
        await running;
      };
    };
    const send = (handle: WorkflowHandle, what: Command) =>
      handle.executeUpdate(transition, { args: [what], updateId: what.id });

    const retire = await launch(`${version}-drill`, { code });
    const pratiche = await Promise.all(
      wayToTheEnd().map(async (_, index) => {
        const pratica = aPratica();
        const handle = await client.workflow.start(PRATICA, {
          taskQueue,
          workflowId: praticaWorkflowId('drill', pratica.id),
          args: [{ pratica }],
        });
        const way = wayToTheEnd();
        // The last step would end it: at least one is left to the release of today.
        const ahead = way.splice(Math.min(index + 1, way.length - 1));
        for (const what of way) await send(handle, what);
        return { handle, ahead, before: await handle.query(whereIsIt) };
      }),
    );
    await retire();

    const stop = await launch('today-drill', await bundleWorkflows());
    for (const { handle, ahead, before } of pratiche) {
      expect(await handle.query(whereIsIt)).toEqual(before);
      for (const what of ahead) await send(handle, what);
      expect(await handle.result()).toBe('interrupted');
      const { raw } = await handle.describe();
      expect(raw.workflowExecutionInfo?.versioningInfo?.deploymentVersion?.buildId).toBe(
        'today-drill',
      );
    }
    await stop();
    await connection.close();
    await client.connection.close();
  }, 180_000);
});
