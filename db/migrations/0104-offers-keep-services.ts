import { type Kysely, sql } from 'kysely';

/**
 * The published version of a service that an offer was made on (docs/adr/0056). It stands with each
 * revision, which is never written again; an order names an offer and its revision, and so keeps it too.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table offer_revision
      add column service_id uuid,
      add column service_version integer,
      add foreign key (service_id, service_version) references ente_service_version,
      add check ((service_id is null) = (service_version is null));
  `.execute(db);
}
