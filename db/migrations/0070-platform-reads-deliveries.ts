import { type Kysely, sql } from 'kysely';

/**
 * The platform sees every delivery of its comune, and by that every notification: asking for each
 * delivery whether its notification is seen made one mail cost as much as all notifications.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter policy reads on delivery using (comune_id = asking_comune() and (asking_role() = 'system'
      or exists (select from notification where notification.id = notification_id)))
  `.execute(db);
}
