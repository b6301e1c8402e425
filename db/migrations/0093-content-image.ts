import { type Kysely, sql } from 'kysely';

/**
 * Pictures of what the comune writes (docs/adr/0052). They stand beside the texts that show them: small,
 * public, and kept as long as any version that names them, so they are never changed or taken away.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table content_image (
      id uuid primary key,
      comune_id text not null references comune,
      type text not null check (type in ('image/png', 'image/jpeg', 'image/webp')),
      width integer not null check (width > 0),
      height integer not null check (height > 0),
      content bytea not null check (octet_length(content) <= 2097152),
      source_sha256 text not null,
      written_by uuid references person,
      at timestamptz not null default now()
    );
    alter table content_image alter column content set storage external;
    alter table content_image enable row level security, force row level security;
    create policy reads on content_image for select using (comune_id = asking_comune());
    create policy inserts on content_image for insert with check (comune_id = asking_comune()
      and asking_role() = 'admin' and written_by = asking_person());
    grant select, insert on content_image to wemi_app;
  `.execute(db);
}
