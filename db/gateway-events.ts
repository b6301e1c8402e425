import { sql } from 'kysely';
import type { Trx } from './connect.ts';

interface Refusal {
  comuneId: string;
  attemptId: string;
  operationId: string;
  provider: string;
}

/** Whether a card that the gateway refused has been carried out already. */
export function isRefusalApplied(trx: Trx, refusal: Refusal): Promise<boolean> {
  const { provider } = refusal;
  return hasGatewayEvent(trx, { provider, eventId: refusalEventId(refusal) });
}

export async function noteRefusal(trx: Trx, refusal: Refusal): Promise<void> {
  const { provider, comuneId, attemptId } = refusal;
  const eventId = refusalEventId(refusal);
  await noteGatewayEvent(trx, { provider, comuneId, attemptId, outcome: 'failure', eventId });
}

export async function hasGatewayEvent(
  trx: Trx,
  args: { provider: string; eventId: string },
): Promise<boolean> {
  const row = await trx
    .selectFrom('webhookEvent')
    .select(sql`1`.as('one'))
    .where('provider', '=', args.provider)
    .where('eventId', '=', args.eventId)
    .executeTakeFirst();
  return row !== undefined;
}

export async function noteGatewayEvent(
  trx: Trx,
  event: {
    provider: string;
    comuneId: string;
    attemptId: string;
    outcome: string;
    eventId: string;
  },
): Promise<void> {
  await trx
    .insertInto('webhookEvent')
    .values(event)
    .onConflict((conflict) => conflict.columns(['provider', 'eventId']).doNothing())
    .execute();
}

function refusalEventId({ operationId }: Pick<Refusal, 'operationId'>): string {
  return `operation:${operationId}:failure`;
}
