import { Client, Connection } from '@temporalio/client';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { connect } from '../db/connect.ts';
import { startTestStack } from '../dev/testing/stack.ts';
import { whereIsIt, praticaWorkflowId } from '../workflows/pratica/messages.ts';
import { layCommands } from './lay-commands.ts';
import { measure, median, type Measure } from './measure.ts';
import { talkTo } from './our-transitions.ts';
import { bareUpdate, recordingUpdate, touch } from './yardsticks.ts';

/**
 * Our transition through the API against a bare update and against an update that commits an
 * equal SQL transaction: in one run, on one stack, in alternating phases. Nothing here fails a
 * test; docs/performance.md keeps what it printed and how to read it.
 */
const ROUNDS = Number(process.env['WEMI_BENCH_ROUNDS'] ?? 3);
const SECONDS = Number(process.env['WEMI_BENCH_SECONDS'] ?? 8);
const CONCURRENCIES = (process.env['WEMI_BENCH_CONCURRENCIES'] ?? '1,8,16,32')
  .split(',')
  .map(Number);
const SLOTS = Math.max(...CONCURRENCIES);
const COMMANDS_PER_SLOT = 6000;

const stack = await startTestStack({ durable: true, env: { API_REQUESTS_PER_MINUTE: '1000000' } });
const connection = await Connection.connect({ address: stack.temporalAddress });
const client = new Client({ connection });
const worker = fork(fileURLToPath(new URL('yardstick-worker.ts', import.meta.url)), {
  env: {
    ...process.env,
    DATABASE_URL: stack.databases.appUrl,
    TEMPORAL_ADDRESS: stack.temporalAddress,
  },
});
await once(worker, 'message');

try {
  const phases = await prepare();
  for (const concurrency of CONCURRENCIES) await compare(phases, concurrency);
} finally {
  worker.kill('SIGTERM');
  await once(worker, 'exit');
  await connection.close();
  await stack.stop();
}

type Phases = Record<'bare' | 'equal' | 'ours', (slot: number) => Promise<void>>;

async function prepare(): Promise<Phases> {
  const ours = talkTo(stack.publicUrl, stack.apiUrl);
  const pratiche = await Promise.all(Array.from({ length: SLOTS }, () => ours.openPratica()));
  const shadows = await Promise.all(Array.from({ length: SLOTS }, () => ours.openPratica()));
  const owner = connect(stack.databases.ownerUrl, { max: 1 });
  await layCommands(owner, { slots: SLOTS, perSlot: COMMANDS_PER_SLOT });
  await owner.destroy();

  const start = { taskQueue: 'yardsticks', workflowId: '' };
  const bare = await Promise.all(
    pratiche.map(() =>
      client.workflow.start(bareUpdate, { ...start, workflowId: randomUUID(), args: [] }),
    ),
  );
  const equal = await Promise.all(
    shadows.map(async (shadow, slot) => {
      const pratica = await client.workflow
        .getHandle(praticaWorkflowId('milano', shadow.id))
        .query(whereIsIt);
      const command = {
        id: '',
        transition: 'reviseOffer',
        actor: { id: null, role: 'ente', enteId: pratica.offers[shadow.offerId]!.enteId },
        facts: { offerId: shadow.offerId, validUntil: pratica.offers[shadow.offerId]!.validUntil },
      } as const;
      const recording = {
        pratica,
        command,
        idPrefix: slot.toString(16).padStart(8, '0'),
        count: 0,
      };
      return client.workflow.start(recordingUpdate, {
        ...start,
        workflowId: randomUUID(),
        args: [recording],
      });
    }),
  );
  return {
    bare: async (slot) => void (await bare[slot]!.executeUpdate(touch)),
    equal: async (slot) => void (await equal[slot]!.executeUpdate(touch)),
    ours: (slot) => ours.reviseOffer(pratiche[slot]!),
  };
}

async function compare(phases: Phases, concurrency: number): Promise<void> {
  const rounds: Record<keyof Phases, Measure>[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    const run = (name: keyof Phases) => measure(phases[name], { concurrency, seconds: SECONDS });
    const measured = {
      bare: await run('bare'),
      equal: await run('equal'),
      ours: await run('ours'),
    };
    // The first round warms caches, plans and connections.
    if (round > 0) rounds.push(measured);
  }
  console.log(`\nconcurrency ${concurrency}, ${ROUNDS} rounds of ${SECONDS} s`);
  for (const name of ['bare', 'equal', 'ours'] as const) {
    const of = (field: keyof Measure) => rounds.map((round) => round[name][field]);
    const failed = of('failed').reduce((sum, count) => sum + count, 0);
    console.log(
      `  ${name.padEnd(6)} ${median(of('perSecond')).toFixed(1)}/s  p50 ${median(of('p50')).toFixed(1)} ms  p99 ${median(of('p99')).toFixed(1)} ms  failed ${failed}`,
    );
  }
  for (const yardstick of ['bare', 'equal'] as const) {
    const ratios = rounds.map(({ ours, [yardstick]: other }) => ours.perSecond / other.perSecond);
    const spread = `${Math.min(...ratios).toFixed(2)}–${Math.max(...ratios).toFixed(2)}`;
    console.log(`  ours / ${yardstick}: ${median(ratios).toFixed(2)} (${spread})`);
  }
}
