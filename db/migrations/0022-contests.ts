import { type Kysely, sql } from 'kysely';

/**
 * Acts done in another's place that are contested (docs/adr/0013): no state of the pratica. Whoever
 * acted is barred from the answer by constraints, whatever the code above does; how long one can
 * contest and how long the answer may take is data of the comune, dated.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createRules(db);
  await createContests(db);
}

/** Every comune begins with the platform's own rules; a later row takes their place from its day on. */
async function createRules(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table comune_rule (
      comune_id text not null references comune,
      valid_from date not null,
      contest_within_days integer not null default 90 check (contest_within_days > 0),
      contest_answer_business_days integer not null default 5
        check (contest_answer_business_days > 0),
      primary key (comune_id, valid_from)
    );
    insert into comune_rule (comune_id, valid_from) select id, '2020-01-01' from comune;
    create function give_first_rule() returns trigger language plpgsql security definer
      set search_path = wemi, pg_temp as $$
      declare asked text := current_setting('wemi.comune', true);
      begin
        perform set_config('wemi.comune', new.id, true);
        insert into comune_rule (comune_id, valid_from) values (new.id, '2020-01-01');
        perform set_config('wemi.comune', coalesce(asked, ''), true);
        return new;
      end $$;
    create trigger comune_has_rules after insert on comune
      for each row execute function give_first_rule();
    alter table comune_rule enable row level security, force row level security;
    create policy reads on comune_rule for select using (comune_id = asking_comune());
    create policy inserts on comune_rule for insert with check (comune_id = asking_comune());
    grant select on comune_rule to wemi_app;
  `.execute(db);
}

async function createContests(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table contest (
      id uuid primary key,
      comune_id text not null references comune,
      pratica_id uuid not null references pratica,
      event_id bigint not null unique references event,
      ente_id uuid references ente,
      contested_by uuid not null,
      acted_by uuid not null,
      reason text not null,
      at timestamptz not null,
      upheld boolean,
      answer text,
      follow_up text,
      answered_by uuid,
      answered_at timestamptz,
      check (contested_by <> acted_by),
      constraint contest_not_by_whoever_acted check (answered_by <> acted_by),
      check ((upheld is null) = (answered_at is null) and (upheld is null) = (answer is null)
        and (upheld is null) = (answered_by is null))
    );
    create index contest_by_pratica on contest (pratica_id, at desc);
    alter table contest enable row level security, force row level security;
    create policy reads on contest for select using (comune_id = asking_comune() and
      case asking_role() when 'admin' then true when 'auditor' then true when 'system' then true
        when 'ente' then ente_id = asking_ente()
        when 'citizen' then ente_id is null
          and exists (select from pratica where pratica.id = contest.pratica_id)
        else false end);
    create policy inserts on contest for insert
      with check (comune_id = asking_comune() and asking_role() = 'system');
    create policy updates on contest for update
      using (comune_id = asking_comune() and asking_role() = 'system')
      with check (comune_id = asking_comune());
    grant select, insert, update (upheld, answer, follow_up, answered_by, answered_at)
      on contest to wemi_app;

    alter table task add column contest_id uuid references contest, add column barred_id uuid,
      add constraint task_not_in_barred_hands check (assignee_id <> barred_id);
    drop index task_open;
    create unique index task_open on task (pratica_id, kind, ente_id, contest_id)
      nulls not distinct where closed_at is null;
  `.execute(db);
}
