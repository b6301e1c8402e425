import type { FastifyInstance } from 'fastify';
import { asSystem } from '../../db/connect.ts';
import type { QueueName } from '../../db/queues.ts';
import { listAttemptsToGiveBack, listUnsettledAttempts } from '../../db/radar/attempts-to-ask.ts';
import type { FaultRow } from '../../db/radar/fault.ts';
import type { FaultKind } from '../../db/radar/faults.ts';
import { runJobNow } from '../../db/run-job-now.ts';
import { type FaultAct, needsReason } from './acts.ts';

interface Asked {
  kind: FaultKind;
  act: FaultAct;
  fault: FaultRow;
}

/** What each queue's jobs call the row that they are about. */
const NAMES: Record<QueueName, string> = {
  mail: 'deliveryId',
  sms: 'deliveryId',
  refunds: 'attemptId',
  'payment-checks': 'attemptId',
  'policy-moves': 'moveId',
};

interface Job {
  queue: QueueName;
  id: string;
}

/**
 * Sets going what an act asks of queues and engine; what is reminded, reassigned, skipped, left as
 * it is or set aside is a matter of rows alone. Done twice, it has one effect.
 * @throws EngineUnavailable, or what the queue throws when it is away
 */
export async function bringAbout(
  app: FastifyInstance,
  comuneId: string,
  { kind, act, fault }: Asked,
): Promise<void> {
  if (act === 'remind' || act === 'reassign' || act === 'setAside' || needsReason(act)) return;
  const { praticaId, version } = fault;
  // Its row waits again: the relay carries it.
  if (kind === 'noticeFailed') return;
  // Gives the engine what it lost in a crash, the step that set this very timer above all.
  if (kind === 'timerLate') return app.pratiche.confirm({ praticaId, comuneId, version: version! });
  const queues = await app.openQueues();
  for (const { queue, id } of await jobsOf(app, comuneId, { kind, fault })) {
    await runJobNow(queues[queue], { id, data: { [NAMES[queue]]: id, comuneId } });
  }
}

async function jobsOf(
  app: FastifyInstance,
  comuneId: string,
  { kind, fault }: Omit<Asked, 'act'>,
): Promise<Job[]> {
  const { id } = fault;
  const list = (from: typeof listUnsettledAttempts) =>
    asSystem(app.db, comuneId, (trx) => from(trx, fault));
  const all = (queue: QueueName, ids: string[]) => ids.map((each) => ({ queue, id: each }));
  switch (kind) {
    case 'noticeWaiting':
      return all(fault.channel as QueueName, [id]);
    case 'paymentUnknown':
      return all('payment-checks', [id]);
    case 'paymentMismatch':
      return all('payment-checks', await list(listUnsettledAttempts));
    case 'refundFailing':
      return all('refunds', await list(listAttemptsToGiveBack));
    default:
      return all(fault.about as QueueName, [id.slice(id.indexOf('.') + 1)]);
  }
}
