import { randomUUID } from 'node:crypto';
import { servicesOn } from '../pratiche/testing.ts';
import type { Json, Name, Stage } from '../testing.ts';

/** Paid 1,032.00 € for 31 days; the day of the act counts as used. */
export const HOURS = 48;
export const BACK_CENTS = Math.ceil((2150 * HOURS * 30) / 31);

/** Acts that need a second administrator, on a stage with a worker. */
export function approvalsOn(stage: Stage) {
  const services = servicesOn(stage);
  const { read, move, active } = services;
  const decide = (who: Name, id: string, act = 'approve', body: object = {}, key = randomUUID()) =>
    stage.ask(who, 'POST', `/approvals/${id}/${act}`, body, key);
  const approve = (who: Name, id: string, key = randomUUID()) =>
    decide(who, id, 'approve', { refundCents: BACK_CENTS }, key);
  const look = async (id: string, who: Name = 'secondAdmin') =>
    (await stage.ask(who, 'GET', `/approvals/${id}`)).body as Json;

  /** A pratica whose cancellation has been asked by an administrator. */
  async function asked(): Promise<{ praticaId: string; id: string }> {
    const praticaId = await active({ hours: HOURS });
    const { status, body } = await move('admin', praticaId, 'cancel');
    if (status !== 202) throw new Error(`not asked: ${status} ${body.code}`);
    return { praticaId, id: body.approval.id };
  }

  /** The newest first. */
  async function kindsOf(praticaId: string, who: Name = 'admin'): Promise<string[]> {
    const { items } = (await read(who, praticaId, '/timeline')).body;
    return items.map(({ kind }: Json) => kind);
  }

  return { ...services, decide, approve, look, asked, kindsOf };
}
