import { type Kysely, sql } from 'kysely';

/**
 * The guided path of those who do not know what to search for: questions, and answers that lead to the
 * next question and to service types, each with its reason. What somebody answers is kept nowhere.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table guide_question (
      comune_id text not null references comune,
      id text not null,
      position integer not null,
      text_it text not null,
      text_en text not null,
      primary key (comune_id, id)
    );
    create table guide_answer (
      comune_id text not null,
      question_id text not null,
      id text not null,
      position integer not null,
      text_it text not null,
      text_en text not null,
      next_id text,
      primary key (comune_id, question_id, id),
      foreign key (comune_id, question_id) references guide_question,
      foreign key (comune_id, next_id) references guide_question (comune_id, id)
    );
    create table guide_lead (
      comune_id text not null,
      question_id text not null,
      answer_id text not null,
      service_type_id text not null,
      weight integer not null check (weight between 1 and 5),
      reason_it text not null,
      reason_en text not null,
      primary key (comune_id, question_id, answer_id, service_type_id),
      foreign key (comune_id, question_id, answer_id) references guide_answer,
      foreign key (comune_id, service_type_id) references service_type
    );
  `.execute(db);
  for (const table of ['guide_question', 'guide_answer', 'guide_lead'])
    await sql`
      alter table ${sql.table(table)} enable row level security, force row level security;
      create policy reads on ${sql.table(table)} for select using (comune_id = asking_comune());
      create policy inserts on ${sql.table(table)} for insert
        with check (comune_id = asking_comune() and asking_role() = 'system');
      create policy updates on ${sql.table(table)} for update
        using (comune_id = asking_comune() and asking_role() = 'system');
      grant select on ${sql.table(table)} to wemi_app;
    `.execute(db);
}
