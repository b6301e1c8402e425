import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Db } from '../../db/connect.ts';
import { ENTE_A, ENTE_B, PEOPLE } from '../testing.ts';

export interface Planted {
  id?: string;
  comuneId?: string;
  personId?: string | null;
  enteId?: string | null;
  praticaId?: string | null;
  outboxId?: string | null;
  kind?: string;
  audience?: string;
  urgency?: string;
  path?: string | null;
  params?: object;
  /** Instant; now when missing. */
  at?: string | null;
}

/** Writes a notification behind the back of row-level security, as the relay would. */
export async function plantNotification(behind: Db, planted: Planted): Promise<string> {
  const { id = randomUUID(), comuneId = 'milano', personId = null, enteId = null } = planted;
  const { praticaId = null, outboxId = null, kind = 'request', audience = 'citizen' } = planted;
  const { urgency = 'normal', path = null, params = {}, at = null } = planted;
  await sql`
    insert into notification (id, comune_id, person_id, ente_id, pratica_id, outbox_id, kind, audience,
      urgency, path, params, created_at)
    values (${id}, ${comuneId}, ${personId}, ${enteId}, ${praticaId}, ${outboxId}, ${kind}, ${audience},
      ${urgency}, ${path}, ${JSON.stringify(params)}::jsonb, coalesce(${at}::timestamptz, now()))`.execute(behind); // prettier-ignore
  return id;
}

export interface PlantedDelivery {
  channel: string;
  state?: string;
  why?: string | null;
  sentAt?: string | null;
  settledAt?: string | null;
}

/** What the channel's worker wrote of it; due on 2 November 2026, 10:30 UTC. */
export async function plantDelivery(
  behind: Db,
  notificationId: string,
  { channel, state = 'waiting', why = null, sentAt = null, settledAt = null }: PlantedDelivery,
): Promise<void> {
  await sql`
    insert into delivery (id, comune_id, notification_id, channel, state, why, due_at, sent_at, settled_at)
    values (${randomUUID()}, 'milano', ${notificationId}, ${channel}, ${state}, ${why},
      '2026-11-02T10:30:00Z', ${sentAt}, ${settledAt})`.execute(behind);
}

/** A pratica of Anna Ferrari's that asks enti A and B, with its first event and whom that tells. */
export async function plantPratica(behind: Db): Promise<Pratica> {
  const [id, needId, commandId, outboxId] = Array.from({ length: 4 }, () => randomUUID()) as [string, string, string, string]; // prettier-ignore
  const citizen = PEOPLE.citizen.sub!;
  const number = 'MI-2026-000042';
  await sql`insert into need (id, comune_id, applicant_id, service_type_id, pratica_id)
    values (${needId}, 'milano', ${citizen}, 'assistenza-persona', ${id})`.execute(behind);
  await sql`insert into pratica (id, comune_id, number, service_type_id, need_id, applicant_id, state,
      version, opened_at, state_since, policy, updated_at)
    values (${id}, 'milano', ${number}, 'assistenza-persona', ${needId}, ${citizen}, 'offer', 1, now(),
      now(), '{}', now())`.execute(behind);
  await sql`insert into pratica_ente (pratica_id, ente_id, applicant_id, comune_id, updated_at)
    select ${id}, ente::uuid, ${citizen}, 'milano', now()
    from unnest(array[${ENTE_A}, ${ENTE_B}]) ente`.execute(behind);
  const { rows } = await sql<{ id: string }>`
    insert into event (comune_id, pratica_id, seq, version, kind, to_state, actor_id, actor_role, channel,
        audience, command_id, at, hash)
      values ('milano', ${id}, 1, 1, 'request', 'offer', ${citizen}, 'citizen', 'web', '{citizen,enti}',
        ${commandId}, now(), '-') returning id`.execute(behind);
  const eventId = rows[0]!.id;
  await sql`insert into outbox (id, comune_id, pratica_id, event_id, audience)
    values (${outboxId}, 'milano', ${id}, ${eventId}, 'citizen')`.execute(behind);
  return { id, number, eventId, outboxId };
}

interface Pratica {
  id: string;
  number: string;
  eventId: string;
  outboxId: string;
}

export async function forgetNotifications(behind: Db): Promise<void> {
  await sql`delete from delivery`.execute(behind);
  await sql`delete from notification`.execute(behind);
}
