import { sql } from 'kysely';
import type { Trx } from './connect.ts';
import type { ContactChannel } from './tables/contacts.ts';

/** How long a code is good, how often it may be tried, and how soon there is another. */
export const CODE_MINUTES = 10;
export const TRIES_OF_A_CODE = 5;
export const RESEND_AFTER_SECONDS = 60;

const NOW = sql<string>`now()`;
const START_OF_DAY = sql<string>`(today_in_rome()::timestamp at time zone 'Europe/Rome')`;
const START_OF_MONTH = sql<string>`(date_trunc('month', today_in_rome()::timestamp) at time zone 'Europe/Rome')`;

/**
 * Until the transaction ends nobody else of the comune counts or begins a message: caps hold against
 * any number of requests at once.
 */
export async function lockCaps(trx: Trx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('contact caps ' || asking_comune(), 0))`.execute(trx);
} // prettier-ignore

/** What is still free of every cap that a message for this address meets; never below zero is looked at. */
export async function countLeft(
  trx: Trx,
  about: { ownerId: string; channel: ContactChannel; address: string },
) {
  const { ownerId, channel, address } = about;
  const isOwn = sql`coalesce(contact.person_id, contact.ente_id) = ${ownerId}::uuid`;
  const isSms = sql`contact.channel = 'sms'`;
  const isCode = sql`message.kind = 'code'`;
  const isToday = sql`message.created_at >= ${START_OF_DAY}`;
  const { rows } = await sql<Record<'codes' | 'codesOfAddress' | 'smsToday' | 'smsOfMonth', number>>`
    with rule as (
      select * from comune_rule where comune_id = asking_comune() and valid_from <= today_in_rome()
      order by valid_from desc limit 1
    ), used as (
      select count(*) filter (where ${isOwn} and ${isCode} and ${isToday}) as codes,
        count(*) filter (where contact.channel = ${channel} and contact.address = ${address}
          and ${isCode} and ${isToday} and not message.is_withheld) as codes_of_address,
        count(*) filter (where ${isOwn} and ${isSms} and ${isToday} and not message.is_withheld) as sms_today,
        count(*) filter (where ${isSms} and not message.is_withheld) as sms_of_month
      from contact_message message join contact on contact.id = message.contact_id
      where message.comune_id = asking_comune() and message.created_at >= ${START_OF_MONTH}
    )
    select (codes_per_person_day - codes)::int as codes,
      (codes_per_address_day - codes_of_address)::int as codes_of_address,
      (sms_per_person_day - sms_today)::int as sms_today, (sms_per_month - sms_of_month)::int as sms_of_month
    from rule, used`.execute(trx);
  return rows[0]!;
} // prettier-ignore

/** When a code for this address, asked by this person, was last written, as seconds ago. */
export async function secondsSinceCode(
  trx: Trx,
  about: { personId: string; channel: ContactChannel; address: string },
): Promise<number> {
  const row = await trx
    .selectFrom('contactCode')
    .innerJoin('contact', 'contact.id', 'contactCode.contactId')
    .select(
      sql<number>`extract(epoch from now() - max(contact_code.created_at))::float8`.as('seconds'),
    )
    .where('personId', '=', about.personId)
    .where('channel', '=', about.channel)
    .where('address', '=', about.address)
    .executeTakeFirst();
  return row?.seconds ?? Infinity;
}

/** Writes a code down with the message that carries it; a withheld one is never sent. */
export async function insertCode(
  trx: Trx,
  code: { id: string; comuneId: string; contactId: string; isWithheld: boolean },
): Promise<void> {
  const { id, comuneId, contactId, isWithheld } = code;
  const expiresAt = sql<string>`now() + make_interval(mins => ${CODE_MINUTES})`;
  await trx.insertInto('contactCode').values({ id, comuneId, contactId, expiresAt }).execute();
  await trx
    .insertInto('contactMessage')
    .values({ id, comuneId, contactId, kind: 'code', isWithheld })
    .execute();
}

export async function isCodeKnown(trx: Trx, { id, contactId }: { id: string; contactId: string }) {
  const row = await trx
    .selectFrom('contactCode')
    .select('id')
    .where('id', '=', id)
    .where('contactId', '=', contactId)
    .executeTakeFirst();
  return row !== undefined;
}

/**
 * Takes one of the tries of a contact's newest code; two at once take two.
 * @returns undefined when it has none left, or was used
 */
export async function takeTry(trx: Trx, { contactId }: { contactId: string }) {
  const newest = trx
    .selectFrom('contactCode')
    .select('id')
    .where('contactId', '=', contactId)
    .orderBy('createdAt', 'desc')
    .limit(1);
  return trx
    .updateTable('contactCode')
    .set((set) => ({ attempts: set('attempts', '+', 1) }))
    .where('id', '=', newest)
    .where('attempts', '<', TRIES_OF_A_CODE)
    .where('usedAt', 'is', null)
    .returning(['id', sql<boolean>`expires_at <= ${NOW}`.as('isExpired')])
    .executeTakeFirst();
}

export async function markCodeUsed(trx: Trx, { id }: { id: string }): Promise<void> {
  await trx
    .updateTable('contactCode')
    .set({ usedAt: sql`now()` })
    .where('id', '=', id)
    .execute();
}
