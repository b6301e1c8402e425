import { type Kysely, sql } from 'kysely';

/**
 * One notification for each one told and fact, and a delivery of it for each channel
 * (docs/adr/0037). Told is a person, an ente (whoever of its members reads first has read it for all)
 * or, where neither is named, the office. Whoever is told reads theirs; the office sees them all,
 * which hold no text. How long a channel waits for the page to be read is data of the comune.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table comune_rule
      add mail_after_seconds integer not null default 20 check (mail_after_seconds >= 0),
      add sms_after_seconds integer not null default 30 check (sms_after_seconds >= 0),
      add sms_per_person_day smallint not null default 10 check (sms_per_person_day >= 0),
      add sms_per_month integer not null default 20000 check (sms_per_month >= 0),
      add sms_segment_millicents integer not null default 7500 check (sms_segment_millicents >= 0);

    create table notification (
      id uuid primary key,
      comune_id text not null references comune,
      person_id uuid references person,
      ente_id uuid references ente,
      pratica_id uuid references pratica,
      outbox_id uuid references outbox,
      kind text not null,
      audience text not null,
      urgency text not null check (urgency in ('now', 'normal', 'low')),
      params jsonb not null default '{}',
      path text,
      created_at timestamptz not null default now(),
      read_at timestamptz,
      read_by uuid references person,
      check (person_id is null or ente_id is null),
      check (read_at is null or read_by is not null)
    );
    create index notification_of_person on notification (person_id, created_at desc, id)
      where person_id is not null;
    create index notification_of_ente on notification (ente_id, created_at desc, id)
      where ente_id is not null;
    create index notification_of_office on notification (comune_id, created_at desc, id)
      where person_id is null and ente_id is null;
    create index notification_of_pratica on notification (pratica_id, created_at);
    create index notification_unread on notification (comune_id, coalesce(person_id, ente_id))
      where read_at is null;

    create table delivery (
      id uuid primary key,
      comune_id text not null references comune,
      notification_id uuid not null references notification,
      channel text not null check (channel in ('mail', 'sms', 'io')),
      state text not null default 'waiting' check (state in
        ('waiting', 'queued', 'sent', 'delivered', 'read', 'failed', 'withdrawn')),
      why text check (why in ('read', 'no-address', 'preference', 'cap', 'refused', 'bounced',
        'undelivered', 'skipped', 'other')),
      due_at timestamptz not null,
      digest boolean not null default false,
      tries smallint not null default 0,
      queued_at timestamptz,
      sent_at timestamptz,
      settled_at timestamptz,
      language text,
      template_version integer,
      provider_ref text,
      segments smallint,
      cost_millicents integer,
      unique (notification_id, channel)
    );
    create index delivery_due on delivery (due_at, id) where state = 'waiting';
    create index delivery_open on delivery (queued_at) where state = 'queued';
    create unique index delivery_ref on delivery (channel, provider_ref) where provider_ref is not null;

    create table notification_preference (
      comune_id text not null references comune,
      owner_id uuid not null,
      topic text not null,
      channel text not null check (channel in ('mail', 'sms', 'io')),
      is_on boolean not null,
      primary key (owner_id, topic, channel)
    );
    create table notification_setting (
      owner_id uuid primary key,
      comune_id text not null references comune,
      language text check (language in ('it', 'en')),
      quiet_from time,
      quiet_until time,
      digest_at time,
      check ((quiet_from is null) = (quiet_until is null))
    );

    alter table notification enable row level security, force row level security;
    create policy reads on notification for select using (${SEES});
    create policy inserts on notification for insert with check (${BY_SYSTEM});
    create policy updates on notification for update using (${OWNS} or ${BY_SYSTEM});
    grant select, insert, update (read_at, read_by) on notification to wemi_app;

    alter table delivery enable row level security, force row level security;
    create policy reads on delivery for select using (comune_id = asking_comune()
      and exists (select from notification where notification.id = notification_id));
    create policy inserts on delivery for insert with check (${BY_SYSTEM});
    create policy updates on delivery for update using (${BY_SYSTEM_OR_ADMIN});
    grant select, insert on delivery to wemi_app;
    grant update (state, why, due_at, tries, queued_at, sent_at, settled_at, language,
      template_version, provider_ref, segments, cost_millicents) on delivery to wemi_app;
  `.execute(db);
  for (const table of ['notification_preference', 'notification_setting']) {
    const name = sql.table(table);
    await sql`
      alter table ${name} enable row level security, force row level security;
      create policy reads on ${name} for select using (${OWN_CHOICE});
      create policy inserts on ${name} for insert with check (${OWN_CHOICE});
      create policy updates on ${name} for update using (${OWN_CHOICE});
      create policy deletes on ${name} for delete using (${OWN_CHOICE});
      grant select, insert, update, delete on ${name} to wemi_app;
    `.execute(db);
  }
}

const BY_SYSTEM = sql`comune_id = asking_comune() and asking_role() = 'system'`;
const BY_SYSTEM_OR_ADMIN = sql`comune_id = asking_comune() and asking_role() in ('system', 'admin')`;
const OWNS = sql`(comune_id = asking_comune() and case asking_role()
  when 'ente' then ente_id = asking_ente() or person_id = asking_person()
  when 'admin' then (person_id is null and ente_id is null) or person_id = asking_person()
  when 'system' then false
  when 'auditor' then false
  else person_id = asking_person() end)`;
const SEES = sql`(comune_id = asking_comune() and (${OWNS}
  or asking_role() in ('admin', 'auditor', 'system')))`;
/** Of a person, or of an ente by its members. */
const OWN_CHOICE = sql`comune_id = asking_comune() and (asking_role() = 'system'
  or owner_id = asking_person() or (asking_role() = 'ente' and owner_id = asking_ente()))`;
