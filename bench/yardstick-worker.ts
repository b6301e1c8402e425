import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { fileURLToPath } from 'node:url';
import { createActivities } from '../activities/index.ts';
import { connect } from '../db/connect.ts';

/** A worker of the yardsticks: a process of its own, with the options of `temporal/worker.ts`. */
Runtime.install({ logger: new DefaultLogger('ERROR') });
const db = connect(process.env['DATABASE_URL']!, { max: 12 });
const connection = await NativeConnection.connect({ address: process.env['TEMPORAL_ADDRESS']! });
const worker = await Worker.create({
  connection,
  taskQueue: process.argv[2]!,
  workflowsPath: fileURLToPath(new URL('yardsticks.ts', import.meta.url)),
  activities: createActivities({ db }),
  maxCachedWorkflows: 400,
  maxConcurrentWorkflowTaskExecutions: 40,
  maxConcurrentWorkflowTaskPolls: 6,
  nonStickyToStickyPollRatio: 0.2,
});
process.once('SIGTERM', () => worker.shutdown());
// Whoever measures may be killed: the yardstick does not stay behind.
process.once('disconnect', () => process.exit());
process.send?.('ready');
await worker.run();
await connection.close();
await db.destroy();
process.disconnect?.();
