import { sql } from 'kysely';
import type { Trx } from './connect.ts';
import { conversationId, type Place } from './conversations.ts';

/** One of those that an outbox row tells: a person, an ente or, where neither is named, the office. */
export interface ToldOfRow {
  outboxId: string;
  comuneId: string;
  praticaId: string;
  kind: string;
  audience: string;
  personId: string | null;
  enteId: string | null;
  /** In which there is something to read; null when it tells of another thing. */
  conversationId: string | null;
}
type Row = Omit<ToldOfRow, 'conversationId'> & Record<'conversation' | 'of', string | null>;

/**
 * Whom outbox rows tell. The office is one and reads on its pages; but one whose act was contested is
 * told of the answer. Of enti, who said no has nothing more to hear; a reminder is for those who said
 * nothing.
 */
export async function findTold(trx: Trx, ids: readonly string[]): Promise<ToldOfRow[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<Row>`
    select outbox.id as outbox_id, outbox.comune_id, outbox.pratica_id,
      coalesce(outbox.kind, event.kind, '') as kind, outbox.audience, told.person_id, told.ente_id,
      case when event.kind = 'messageSent' then event.data ->> 'conversation' end as conversation,
      event.data ->> 'enteId' as of
    from outbox
    join pratica on pratica.id = outbox.pratica_id
    left join event on event.id = outbox.event_id
    cross join lateral (select coalesce((event.data ->> 'enteId')::uuid, chosen_ente_id) as ente_id)
      concerned
    cross join lateral (
      select id as person_id, null::uuid as ente_id from person
      where outbox.audience = 'citizen' and id = pratica.applicant_id
      union all
      select person.id, null from contest join person on person.id = contest.acted_by
      where ${OF_CONTEST} and contest.id = (event.data ->> 'contestId')::uuid
      union all
      select null, null where outbox.audience = 'office' and not ${OF_CONTEST}
      union all
      select distinct null::uuid, asked.ente_id from pratica_ente asked
      where asked.pratica_id = outbox.pratica_id and case outbox.audience
        when 'enti' then answer = 'awaited'
          or answer = 'offered' and event.kind is distinct from 'offersReminder'
        when 'ente' then asked.ente_id = concerned.ente_id
        when 'rivals' then asked.ente_id <> concerned.ente_id and answer in ('awaited', 'offered')
        else false end
    ) told
    where outbox.id = any (${ids}::uuid[])`.execute(trx);
  return rows.map(({ conversation, of, ...row }) => ({
    ...row,
    conversationId: conversation
      ? conversationId({
          praticaId: row.praticaId,
          kind: conversation as Place['kind'],
          enteId: of,
        })
      : null,
  }));
}

const OF_CONTEST = sql`(outbox.audience = 'office' and coalesce(event.kind, '') = 'contestAnswered')`;
