import { connect } from '../db/connect.ts';
import { startTestStack } from '../dev/testing/stack.ts';
import { layCommands } from './lay-commands.ts';
import { measure, median, type Measure } from './measure.ts';
import { talkTo } from './our-transitions.ts';
import { startYardsticks } from './start-yardsticks.ts';

/**
 * Our transition through the API against a bare update and against an update that commits an
 * equal SQL transaction: in one run, on one stack, in alternating phases. The yardsticks run twice,
 * on a worker as the SDK launches it (`plain`) and on one launched as ours (`shipped`). Nothing
 * here fails a test; docs/performance.md keeps what it printed and how to read it.
 */
const ROUNDS = Number(process.env['WEMI_BENCH_ROUNDS'] ?? 3);
const SECONDS = Number(process.env['WEMI_BENCH_SECONDS'] ?? 6);
const CONCURRENCIES = (process.env['WEMI_BENCH_CONCURRENCIES'] ?? '1,16').split(',').map(Number);
const SLOTS = Math.max(...CONCURRENCIES);
const COMMANDS_PER_SLOT = 8000;
const PHASES = ['plain bare', 'plain equal', 'shipped bare', 'shipped equal', 'ours'] as const;
type Phase = (typeof PHASES)[number];
type Send = (slot: number) => Promise<void>;

const stack = await startTestStack({ durable: true, env: { API_REQUESTS_PER_MINUTE: '1000000' } });
try {
  const ours = talkTo(stack.publicUrl, stack.apiUrl);
  const open = () => Promise.all(Array.from({ length: SLOTS }, () => ours.openPratica()));
  const [pratiche, plain, shipped] = [await open(), await open(), await open()];
  const owner = connect(stack.databases.ownerUrl, { max: 1 });
  await layCommands(owner, { slots: 2 * SLOTS, perSlot: COMMANDS_PER_SLOT });
  await owner.destroy();
  const yardsticks = await startYardsticks(stack, { plain, shipped });
  try {
    const sends: Record<Phase, Send> = {
      'plain bare': yardsticks.bare('plain'),
      'plain equal': yardsticks.equal('plain'),
      'shipped bare': yardsticks.bare('shipped'),
      'shipped equal': yardsticks.equal('shipped'),
      ours: (slot) => ours.reviseOffer(pratiche[slot]!),
    };
    for (const concurrency of CONCURRENCIES) await compare(sends, concurrency);
  } finally {
    await yardsticks.stop();
  }
} finally {
  await stack.stop();
}

async function compare(sends: Record<Phase, Send>, concurrency: number): Promise<void> {
  const rounds: Record<Phase, Measure>[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    const measured = {} as Record<Phase, Measure>;
    for (const phase of PHASES) {
      measured[phase] = await measure(sends[phase], { concurrency, seconds: SECONDS });
    }
    // The first round warms caches, plans and connections.
    if (round > 0) rounds.push(measured);
  }
  console.log(`\nconcurrency ${concurrency}, ${ROUNDS} rounds of ${SECONDS} s`);
  for (const phase of PHASES) {
    const of = (field: keyof Measure) => median(rounds.map((round) => round[phase][field]));
    const ratios = rounds.map(({ ours, [phase]: other }) => ours.perSecond / other.perSecond);
    const spread = `${Math.min(...ratios).toFixed(2)}–${Math.max(...ratios).toFixed(2)}`;
    const ratio = phase === 'ours' ? '' : `  ours/this ${median(ratios).toFixed(2)} (${spread})`;
    console.log(
      `  ${phase.padEnd(13)} ${of('perSecond').toFixed(1).padStart(6)}/s  p50 ${of('p50').toFixed(1)} ms  p99 ${of('p99').toFixed(1)} ms  failed ${of('failed')}${ratio}`,
    );
  }
}
