import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { startTestServer } from '../dev/testing/temporal.ts';
import { praticaWorkflowId } from '../workflows/pratica/messages.ts';
import { conditionOf, connectEngineRoom, type EngineRoom } from './describe.ts';

describe('What Temporal says of a workflow', () => {
  let temporal: Awaited<ReturnType<typeof startTestServer>>;
  let room: EngineRoom;
  beforeAll(async () => {
    temporal = await startTestServer();
    room = connectEngineRoom({ address: temporal.env.address });
  }, 60_000);
  afterAll(async () => {
    await room?.close();
    await temporal?.stop();
  }, 60_000);

  const start = (praticaId: string, taskQueue: string) =>
    temporal.env.client.workflow.start('no-such-workflow', {
      taskQueue,
      workflowId: praticaWorkflowId('milano', praticaId),
    });

  test('is that it knows none, runs one, or has seen it end', async () => {
    const praticaId = randomUUID();
    const of = { praticaId, comuneId: 'milano' };
    expect(await room.describe(of)).toMatchObject({ run: 'unknown' });
    const handle = await start(praticaId, `nobody-${praticaId}`);
    expect(await room.describe(of)).toMatchObject({ run: 'running', lastError: null });
    await handle.terminate();
    expect(await room.describe(of)).toMatchObject({ run: 'over', attempts: null });
  });

  test('is an error when it does not answer', async () => {
    const nowhere = connectEngineRoom({ address: '127.0.0.1:9' });
    const asked = nowhere.describe({ praticaId: randomUUID(), comuneId: 'milano' });
    await expect(asked).rejects.toThrow();
    await nowhere.close();
  });
});

const ONCE = { attempts: null, lastError: null, nextTryAt: null, isNextTryReckoned: false };
const AT = { seconds: 1_800_000_000, nanos: 500_000_000 };

test.each([
  ['nothing that waits', {}, ONCE],
  [
    'a first try',
    { pendingWorkflowTask: { attempt: 1, startedTime: AT } },
    { ...ONCE, attempts: 1 },
  ],
  [
    'a try that waits for a worker',
    { pendingWorkflowTask: { attempt: 4 }, pendingActivities: [] },
    { ...ONCE, attempts: 4 },
  ],
  [
    'the activity tried most often',
    {
      pendingWorkflowTask: { attempt: 1 },
      pendingActivities: [
        { attempt: 2 },
        { attempt: 9, lastFailure: { message: 'no' }, scheduledTime: { seconds: 1_800_000_000 } },
      ],
    },
    { ...ONCE, attempts: 9, lastError: 'no', nextTryAt: '2027-01-15T08:00:00.000Z' },
  ],
])('Of %s the condition is told', (_what, described, condition) => {
  expect(conditionOf(described)).toEqual({ run: 'running', ...condition });
});

// By hand: ten seconds of the task itself; then five, ten, twenty … on top, never above ten minutes.
test.each([
  [2, 10.5],
  [3, 10.5],
  [4, 15.5],
  [5, 20.5],
  [6, 30.5],
  [30, 610.5],
])(
  'After %i tries of the workflow’s own step the next is reckoned %d seconds on',
  (attempt, seconds) => {
    const { nextTryAt, isNextTryReckoned } = conditionOf({
      executionConfig: { defaultWorkflowTaskTimeout: { seconds: 10 } },
      pendingWorkflowTask: { attempt, startedTime: AT },
    });
    expect(Date.parse(nextTryAt!)).toBe(1_800_000_000_000 + seconds * 1000);
    expect(isNextTryReckoned).toBe(true);
  },
);
