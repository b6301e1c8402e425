import { sql } from 'kysely';
import type { Trx } from './connect.ts';

export interface InHand {
  open: number;
  /** Of the open ones, those whose time is over. */
  overdue: number;
}

/** What each of these people has in hand, of what the asking may see; who has nothing is left out. */
export async function countInHand(
  trx: Trx,
  { personIds }: { personIds: string[] },
): Promise<Map<string, InHand>> {
  const rows = await trx
    .selectFrom('task')
    .select([
      'assigneeId',
      sql<number>`count(*)::int`.as('open'),
      sql<number>`count(*) filter (where due_at < now())::int`.as('overdue'),
    ])
    .where('closedAt', 'is', null)
    .where(sql<boolean>`assignee_id = any (${personIds}::uuid[])`)
    .groupBy('assigneeId')
    .execute();
  return new Map(rows.map(({ assigneeId, open, overdue }) => [assigneeId!, { open, overdue }]));
}
