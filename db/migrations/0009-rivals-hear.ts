import { type Kysely, sql } from 'kysely';

/**
 * An ente also sees the events that touch its own offers or tasks without being its own (audience
 * `rival:…`), and those of which its rivals are told: it was told live, and missed them when it
 * came back. What such an event says of another ente is left out where it is shown.
 *
 * Needs that nobody met are found without reading every event.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter policy reads on event using (comune_id = asking_comune() and (
      case asking_role()
        when 'citizen' then 'citizen' = any (audience) and exists (
          select from pratica where pratica.id = event.pratica_id)
        when 'ente' then
          audience && array['enti', 'rivals', 'ente:' || asking_ente(), 'rival:' || asking_ente()]
          and exists (
            select from pratica_ente asked
            where asked.pratica_id = event.pratica_id and asked.ente_id = asking_ente())
        when 'admin' then true
        when 'auditor' then true
        when 'system' then true
        else false
      end));

    create index event_unmet_need on event (comune_id, at) where data @> '{"unmetNeed": true}';
  `.execute(db);
}
