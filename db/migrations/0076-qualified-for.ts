import { type Kysely, sql } from 'kysely';

/**
 * Who may be asked follows from qualifications (docs/adr/0046). An ente that was listed before
 * there were avvisi stays so until the day that was written down for it, `listed_until`, but not for
 * service types for which an avviso has ever qualified it: for those its qualifications alone count.
 * `qualified_until`, which pages show, is from now on the latest day of that list and of its
 * qualifications, written with each of their steps.
 *
 * What a qualification that is suspended or revoked does to open pratiche is a suspension of the
 * ente for the service types that nothing else qualifies it for.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table ente
      add listed_until date,
      add avviso_type_ids text[] not null default '{}';
    update ente set listed_until = qualified_until;
    create function ente_is_listed() returns trigger language plpgsql as $$
    begin
      new.listed_until := coalesce(new.listed_until, new.qualified_until);
      return new;
    end $$;
    create trigger listed before insert on ente for each row execute function ente_is_listed();

    alter table ente_suspension
      add qualification_id uuid references qualification,
      add service_type_ids text[],
      add constraint ente_suspension_of_types
        check ((qualification_id is null) = (service_type_ids is null));
    drop index ente_suspension_open;
    create unique index ente_suspension_open on ente_suspension (ente_id, qualification_id)
      nulls not distinct where lifted_at is null;
  `.execute(db);
}
