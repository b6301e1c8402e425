import { WorkflowUpdateFailedError } from '@temporalio/client';
import proto from '@temporalio/proto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { historiesOf, readKinds } from '../machine/testing-record.ts';
import { type Command, whereIsIt } from './messages.ts';
import { openStage } from './testing.ts';
import { acceptable, kindsOf } from './testing-walks.ts';

/**
 * Grows the recorded histories by walks at random: `npm run histories -- 220` sees to it that walks
 * 1 to 220 are there. A walk is its number: the number is the seed of its dice. What is
 * there is never written again (docs/adr/0006). `kinds.json` beside them tells what each passed.
 */
const { History } = proto.temporal.api.history.v1;
const folder = new URL('histories/grown/', import.meta.url);
const kindsFile = new URL('kinds.json', folder);
const STEPS_AT_MOST = 20;
/** The way to a running service, which chance alone seldom finds to its end. */
const FORWARD: readonly string[] = ['paymentSettled', 'confirmOrder', 'chooseOffer', 'submitOffer'];

type Stage = Awaited<ReturnType<typeof openStage>>;
type Kinds = Record<string, string[]>;

async function growHistories(upTo: number): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const kinds: Kinds = readKinds(kindsFile);
  const stage = await openStage();
  for (let walk = 1; walk <= upTo; walk += 1) {
    const name = String(walk).padStart(4, '0');
    if (kinds[name]) continue;
    kinds[name] = await recordWalk(stage, { name, dice: diceOf(walk), kinds });
    writeFileSync(kindsFile, `${JSON.stringify(kinds, null, 1)}\n`);
  }
  await stage.close();
}

interface Walk {
  name: string;
  dice: () => number;
  kinds: Kinds;
}

async function recordWalk(stage: Stage, { name, dice, kinds }: Walk): Promise<string[]> {
  const isShort = dice() < 0.3;
  let isEager = dice() < 0.7;
  const restsAtMost = dice() < 0.35 ? 60 : 12;
  const { id, handle, send } = await stage.begin(isShort ? { continueAfter: 24 } : {});
  for (let step = 0; step < STEPS_AT_MOST; step += 1) {
    const pratica = await handle.query(whereIsIt);
    if (pratica.closed) break;
    isEager &&= pratica.state !== 'active';
    const now = new Date(await stage.env.currentTimeMs()).toISOString();
    const commands = acceptable(pratica, now);
    const choice =
      (isEager && dice() < 0.8 && forward(commands)) || rarest(commands, { dice, kinds });
    if (choice && (isEager || dice() < (restsAtMost > 12 ? 0.4 : 0.75)))
      await send(choice).catch(onlyRefusals);
    else await stage.env.sleep(`${1 + Math.floor(dice() * restsAtMost)} days`);
  }
  for (const [run, history] of (await historiesOf(stage.env, handle)).entries()) {
    const bytes = gzipSync(History.encode(history).finish());
    writeFileSync(new URL(`${name}-${run + 1}.pb.gz`, folder), bytes, { flag: 'wx' });
  }
  return [...new Set(stage.stepsOf(id).map(({ kind }) => kind))];
}

/** A timer may have rung between the choice and its arrival: then the choice no longer fits. */
function onlyRefusals(error: unknown): void {
  if (!(error instanceof WorkflowUpdateFailedError)) throw error;
}

function forward(commands: readonly Command[]): Command | undefined {
  return commands
    .filter(({ transition }) => FORWARD.includes(transition))
    .sort((one, other) => FORWARD.indexOf(one.transition) - FORWARD.indexOf(other.transition))[0];
}

/** One of the commands, of a kind that few walks have passed: ends of the road wait a little. */
function rarest(commands: readonly Command[], { dice, kinds }: Pick<Walk, 'dice' | 'kinds'>) {
  const seen = (kind: string) =>
    Object.values(kinds).filter((passed) => passed.includes(kind)).length;
  const isEnd = (kind: string) => kind === 'withdraw' || kind === 'cancel';
  const order = kindsOf(commands)
    .map((kind) => ({ kind, weight: (seen(kind) + 3) * (0.2 + dice()) * (isEnd(kind) ? 4 : 1) }))
    .sort((one, other) => one.weight - other.weight);
  const ofKind = commands.filter(({ transition }) => transition === order[0]?.kind);
  return ofKind[Math.floor(dice() * ofKind.length)];
}

/** Numbers between 0 and 1 that follow from the seed alone (a linear congruential generator). */
function diceOf(seed: number): () => number {
  let state = (seed * 2_654_435_761) >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

await growHistories(Number(process.argv[2] ?? 0));
