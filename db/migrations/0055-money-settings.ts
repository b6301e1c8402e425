import { type Kysely, sql } from 'kysely';

/**
 * What the comune lays down about money, from a day on, by its administrators: who asked, who decided.
 * The rules themselves stay where they are read; the platform adds rows for days ahead and can take those
 * back until their day, never others.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table money_setting (
      id uuid primary key,
      comune_id text not null references comune,
      kind text not null check (kind in ('payee', 'creditor', 'account', 'fee')),
      service_type_id text,
      valid_from date not null,
      said jsonb not null,
      status text not null check (status in ('asked', 'laid-down', 'declined', 'withdrawn')),
      request_hash text not null,
      asked_by uuid not null,
      asked_at timestamptz not null,
      decided_by uuid,
      decided_at timestamptz,
      withdrawn_by uuid,
      withdrawn_at timestamptz,
      check (kind <> 'payee' or service_type_id is not null),
      check ((status = 'withdrawn') = (withdrawn_by is not null)),
      constraint bank_data_by_a_second_person check (status <> 'laid-down' or kind not in ('creditor', 'account')
        or decided_by is not null and decided_by <> asked_by),
      foreign key (comune_id, service_type_id) references service_type (comune_id, id)
    );
    create unique index money_setting_once on money_setting (comune_id, kind, service_type_id, valid_from)
      nulls not distinct where status in ('asked', 'laid-down');
    create index money_setting_latest on money_setting (comune_id, asked_at desc);
    alter table money_setting enable row level security, force row level security;
    create policy all_of_it on money_setting using (comune_id = asking_comune() and asking_role() = 'system')
      with check (comune_id = asking_comune() and asking_role() = 'system');
    grant select, insert, update (status, decided_by, decided_at, withdrawn_by, withdrawn_at)
      on money_setting to wemi_app;
  `.execute(db);
  await sql`
    create function only_ahead() returns trigger language plpgsql set search_path = wemi, pg_temp as $$
    begin
      if current_user in ('wemi_app', 'wemi_system')
          and coalesce(new.valid_from, old.valid_from) <= today_in_rome() then
        raise exception 'a rule about money that holds already does not change'
          using errcode = 'insufficient_privilege';
      end if;
      return coalesce(new, old);
    end $$;
  `.execute(db);
  for (const table of ['payee_rule', 'pagopa_creditor', 'comune_account', 'comune_fee'])
    await sql`
      create policy takes_back on ${sql.table(table)} for delete
        using (comune_id = asking_comune() and asking_role() = 'system');
      create trigger only_ahead before insert or delete on ${sql.table(table)}
        for each row execute function only_ahead();
      grant insert, delete on ${sql.table(table)} to wemi_app;
    `.execute(db);
  for (const table of ['comune_account', 'comune_fee'])
    await sql`
      drop policy inserts on ${sql.table(table)};
      create policy inserts on ${sql.table(table)} for insert
        with check (comune_id = asking_comune() and asking_role() = 'system');
    `.execute(db);
}
