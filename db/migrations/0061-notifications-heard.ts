import { type Kysely, sql } from 'kysely';

/**
 * Whoever is told hears at once that there is something new, or that a colleague read it: whichever
 * statement writes the row, for the trigger cannot be forgotten (ADR 41). It says for whom, never
 * what. PostgreSQL drops what is said twice in one transaction: a thousand rows of one reader are
 * one word.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function tell_notification() returns trigger language plpgsql as $$
    begin
      perform pg_notify('wemi_notification', json_build_object('comuneId', new.comune_id,
        'personId', new.person_id, 'enteId', new.ente_id)::text);
      return null;
    end $$;
    create trigger notification_heard after insert or update of read_at on notification
      for each row execute function tell_notification();
  `.execute(db);
}
