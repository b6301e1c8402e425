import { randomUUID } from 'node:crypto';
import type { Command, Step } from '../workflows/pratica/messages.ts';
import type { Pratica } from '../workflows/pratica/pratica.ts';
import { relive } from '../workflows/pratica/relive.ts';
import { stepOf } from '../workflows/pratica/step.ts';
import { command, SYSTEM } from '../workflows/pratica/testing.ts';
import type { TimerName } from '../workflows/pratica/transitions.ts';
import { noteCapture } from './captures.ts';
import { asSystem, type Db } from './connect.ts';
import { recordStep } from './record.ts';

interface Said {
  /** ISO instant; a minute after the last when missing. */
  at?: string;
  payload?: object;
  reason?: string;
}

/** A pratica that lives as its workflow would have it, at instants of one's own, all recorded. */
export async function walkFrom(db: Db, begun: Pratica, { at }: { at: string }) {
  const walk = { pratica: begun, now: at, steps: [] as Step[], send, ring, pay };
  const { id: praticaId, comuneId, applicantId } = begun;

  async function take(
    act: Pick<Step, 'id' | 'kind' | 'actor' | 'onBehalfOf' | 'channel' | 'facts'>,
  ) {
    const after = relive(walk.pratica, { ...act, at: walk.now });
    const step = stepOf(act, walk.now, walk.pratica, after);
    await recordStep(db, step);
    walk.pratica = after;
    walk.steps.push(step);
    return step;
  }

  async function send(
    { id, transition: kind, actor, onBehalfOf, facts }: Command,
    said: Said = {},
  ) {
    walk.now = said.at ?? new Date(Date.parse(walk.now) + 60_000).toISOString();
    const written = {
      id,
      comuneId,
      praticaId,
      actorId: actor.id,
      transition: kind,
      requestHash: '-',
    };
    const payload = JSON.stringify(said.payload ?? {});
    await asSystem(db, comuneId, (trx) =>
      trx
        .insertInto('command')
        .values({ ...written, payload, reason: said.reason ?? null })
        .execute(),
    );
    const channel = actor.role === 'system' ? 'gateway' : 'web';
    return take({ id, kind, actor, channel, facts, ...(onBehalfOf ? { onBehalfOf } : {}) });
  }

  /** The hour of a timer comes, at its own instant. */
  function ring(name: TimerName) {
    walk.now = walk.pratica.deadlines[name]!;
    return take({ id: randomUUID(), kind: name, actor: SYSTEM, channel: 'timer', facts: {} });
  }

  /** The money that is due arrives, as the gateway would tell. */
  async function pay(said: Said = {}) {
    const paymentId = walk.pratica.paymentId!;
    const attemptId = randomUUID();
    const paid = { comuneId, praticaId, paymentId, provider: 'nexi' } as const;
    const amountCents = await asSystem(db, comuneId, async (trx) => {
      const due = trx.selectFrom('payment').select('amountCents').where('id', '=', paymentId);
      const { amountCents } = await due.executeTakeFirstOrThrow();
      const attempt = {
        ...paid,
        id: attemptId,
        providerOrderId: attemptId.slice(0, 20),
        amountCents,
      };
      await trx
        .insertInto('paymentAttempt')
        .values({ ...attempt, status: 'open' })
        .execute();
      await noteCapture(trx, { ...paid, attemptId, operationId: attemptId, amountCents });
      return amountCents;
    });
    const kind = walk.pratica.state === 'renewed' ? 'renewalSettled' : 'paymentSettled';
    await send(command(kind, SYSTEM, { facts: { paymentId, attemptId } }), said);
    return amountCents;
  }

  const needId = randomUUID();
  const need = {
    id: needId,
    comuneId,
    applicantId,
    serviceTypeId: 'assistenza-persona',
    municipio: 3,
  };
  await asSystem(db, comuneId, (trx) => trx.insertInto('need').values(need).execute());
  const actor = { id: applicantId, role: 'citizen' } as const;
  await send(command('request', actor, { facts: { needId } }), { at });
  return walk;
}
export type Walk = Awaited<ReturnType<typeof walkFrom>>;

export const OFFERED = {
  priceModel: 'hourly',
  lines: [{ label: 'Ore', unit: 'hour', unitCents: 2150, quantity: 12 }],
  firstDate: '2026-12-01',
  profile: 'OSS',
};
