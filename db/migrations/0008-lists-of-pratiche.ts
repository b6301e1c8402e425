import { type Kysely, sql } from 'kysely';

/** Indexes in the order of the lists, search by number, and whom tasks can be handed to. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create index pratica_open on pratica (comune_id, updated_at desc, id desc) where not closed;
    create index pratica_by_type on pratica (comune_id, service_type_id, updated_at desc, id desc);
    create index pratica_by_number on pratica (comune_id, number text_pattern_ops);

    create index person_by_ente on person (ente_id) where ente_id is not null;
    create index person_by_role on person (comune_id, role);
  `.execute(db);
}
