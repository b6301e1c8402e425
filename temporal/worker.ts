import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { createServer } from 'node:http';
import { pino } from 'pino';
import { createActivities } from '../activities/index.ts';
import { startAnchoring } from '../activities/jobs/anchor-events.ts';
import { confirmQualifications } from '../activities/jobs/confirm-qualifications.ts';
import { startJobs } from '../activities/jobs/index.ts';
import { repeat } from '../activities/jobs/repeat.ts';
import { readEnvironment, workerEnvironment } from '../api/config.ts';
import { logging } from '../api/logging.ts';
import { connect } from '../db/connect.ts';
import { bundleWorkflows } from './bundle.ts';
import { connectPratiche } from './client.ts';
import { connectPatiently } from './connect-patiently.ts';
import { connectQualifications } from './qualifications.ts';
import { becomeCurrent, releaseOf } from './deployment.ts';

/**
 * The worker process: runs the workflows of pratiche and qualifications, and the queue jobs. Fewer pollers than the
 * SDK would take and a bounded cache: what helped is measured in docs/performance.md.
 */
const CONFIRM_EVERY_MS = 20_000;

const config = readEnvironment(workerEnvironment);
const log = pino({ ...logging(config.LOG_LEVEL), name: 'worker' });
Runtime.install({
  shutdownSignals: [],
  logger: new DefaultLogger('WARN', ({ level, message, meta: { error, ...meta } = {} }) =>
    log.warn({ level, meta, err: error }, message),
  ),
});

const db = connect(config.DATABASE_URL, { max: 12 });
const engine = {
  address: config.TEMPORAL_ADDRESS,
  namespace: config.TEMPORAL_NAMESPACE,
  taskQueue: config.TEMPORAL_TASK_QUEUE,
};
const pratiche = connectPratiche(engine);
const qualifications = connectQualifications(engine);
const workflowBundle = await bundleWorkflows();
const connection = await connectPatiently(
  () => NativeConnection.connect({ address: config.TEMPORAL_ADDRESS }),
  log,
);
const namespace = config.TEMPORAL_NAMESPACE ?? 'default';
const buildId = config.WORKER_BUILD_ID;
const cached = Number(config.WORKER_CACHED_PRATICHE ?? 400);
const worker = await Worker.create({
  connection,
  namespace,
  taskQueue: config.TEMPORAL_TASK_QUEUE ?? 'wemi',
  workflowBundle,
  activities: createActivities({ db }),
  maxCachedWorkflows: cached,
  // With no cache the SDK may evict a pratica that waits for its step to be recorded, unless it
  // works on one at a time: the task would be lost for ten seconds.
  maxConcurrentWorkflowTaskExecutions: cached === 0 ? 1 : 40,
  maxConcurrentWorkflowTaskPolls: cached === 0 ? 1 : 6,
  nonStickyToStickyPollRatio: 0.2,
  shutdownGraceTime: '5 s',
  ...(buildId ? { workerDeploymentOptions: releaseOf(buildId) } : {}),
});
const jobs = await startJobs({ config, db, pratiche, log });
const confirm = confirmQualifications({ db, qualifications });
const confirming = repeat({ name: 'confirming qualifications', everyMs: CONFIRM_EVERY_MS, log, work: () => confirm() }); // prettier-ignore
const anchoring = startAnchoring({ db, log, key: config.ANCHOR_KEY, file: config.ANCHOR_FILE });

const health = createServer((request, response) => {
  const isReady = worker.getState() === 'RUNNING';
  response.statusCode = request.url === '/live' || isReady ? 200 : 503;
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify({ state: worker.getState() }));
}).listen(Number(config.WORKER_PORT), config.WORKER_HOST ?? '127.0.0.1');

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => worker.shutdown());
const running = worker.run();
if (buildId) await becomeCurrent(connection, { namespace, buildId });
await running;

health.close();
await Promise.all([jobs.stop(), anchoring.stop(), confirming.stop()]);
await Promise.all([pratiche.close(), qualifications.close()]);
await connection.close();
await db.destroy();
