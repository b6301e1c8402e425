import { sql } from 'kysely';
import type { Trx } from './connect.ts';

/** Whether an attempt has this operation carried out already. */
export function isOperationApplied(
  trx: Trx,
  args: { operationId: string; outcome: string; provider: string },
): Promise<boolean> {
  return hasGatewayEvent(trx, { provider: args.provider, eventId: operationEventId(args) });
}

export async function noteApplied(
  trx: Trx,
  args: {
    comuneId: string;
    attemptId: string;
    operationId: string;
    outcome: string;
    provider: string;
  },
): Promise<void> {
  const { provider, comuneId, attemptId, outcome } = args;
  const eventId = operationEventId(args);
  await noteGatewayEvent(trx, { provider, comuneId, attemptId, outcome, eventId });
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

function operationEventId(args: { operationId: string; outcome: string }): string {
  return `operation:${args.operationId}:${args.outcome}`;
}
