import { sql } from 'kysely';
import type { Trx } from './connect.ts';
import type { ContactChannel } from './tables/contacts.ts';
import type { Channel } from './tables/notifications.ts';

/** Whoever has an address: exactly one of the two. */
export type Told = { personId: string; enteId: null } | { personId: null; enteId: string };

/**
 * Where a channel reaches a person or an ente: at the address that they confirmed; mail else at the one
 * they log in with, or that the office wrote down for the ente. None at which something bounced.
 * @returns undefined when it reaches them nowhere: no address is known for it
 */
export async function findAddress(
  trx: Trx,
  { personId, enteId, channel }: Told & { channel: Channel },
): Promise<string | undefined> {
  if (channel === 'io') return undefined;
  const { rows } = await sql<{ address: string | null }>`
    with ours as (
      select address, verified_at, bounced_at from contact
      where coalesce(person_id, ente_id) = ${personId ?? enteId}::uuid and channel = ${channel}
        and replaced_at is null
    ), known as (
      select nullif(email, '') as email from person where id = ${personId}::uuid
      union all select nullif(email, '') from ente where id = ${enteId}::uuid
    )
    select coalesce(
      (select address from ours where verified_at is not null and bounced_at is null),
      (select email from known where ${channel} = 'mail' and not exists (
        select from ours where lower(address) = lower(email) and bounced_at is not null))
    ) as address`.execute(trx);
  return rows[0]!.address ?? undefined;
}

export interface Owned {
  ownerId: string;
  channel: ContactChannel;
}

/** The confirmed address in use, also one at which something bounced. */
export function findConfirmed(trx: Trx, { ownerId, channel }: Owned) {
  return trx
    .selectFrom('contact')
    .select(['id', 'address', 'verifiedAt', 'bouncedAt'])
    .where(sql`coalesce(person_id, ente_id)`, '=', ownerId)
    .where('channel', '=', channel)
    .where('verifiedAt', 'is not', null)
    .where('replacedAt', 'is', null)
    .executeTakeFirst();
}

/** Whether mail to an address that nobody confirmed here came back. */
export async function isBounced(
  trx: Trx,
  { ownerId, address }: { ownerId: string; address: string },
): Promise<boolean> {
  const row = await trx
    .selectFrom('contact')
    .select('id')
    .where(sql`coalesce(person_id, ente_id)`, '=', ownerId)
    .where('channel', '=', 'mail')
    .where(sql`lower(address)`, '=', address.toLowerCase())
    .where('bouncedAt', 'is not', null)
    .where('replacedAt', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}

/** Contacts of a person that are in use or wait for their code, with the newest code of each. */
export function listContacts(trx: Trx, { personId }: { personId: string }) {
  return trx
    .selectFrom('contact')
    .leftJoinLateral(
      (with_) =>
        with_
          .selectFrom('contactCode')
          .select(['contactCode.createdAt as codeAt', 'expiresAt'])
          .whereRef('contactId', '=', 'contact.id')
          .orderBy('contactCode.createdAt', 'desc')
          .limit(1)
          .as('code'),
      (join) => join.onTrue(),
    )
    .select(['contact.id', 'channel', 'address', 'verifiedAt', 'bouncedAt', 'codeAt', 'expiresAt'])
    .where('personId', '=', personId)
    .where('replacedAt', 'is', null)
    .orderBy('channel')
    .orderBy('contact.createdAt')
    .execute();
}
export type ContactRow = Awaited<ReturnType<typeof listContacts>>[number];

/** A contact of this person, locked until the transaction ends. */
export function lockContact(trx: Trx, { id, personId }: { id: string; personId: string }) {
  return trx
    .selectFrom('contact')
    .select(['id', 'channel', 'address', 'verifiedAt', 'bouncedAt', 'replacedAt'])
    .where('id', '=', id)
    .where('personId', '=', personId)
    .forUpdate()
    .executeTakeFirst();
}

export interface NewContact {
  id: string;
  comuneId: string;
  personId: string;
  channel: ContactChannel;
  address: string;
}

/** One at a time waits for its code: an earlier one is given up. */
export async function insertContact(trx: Trx, contact: NewContact): Promise<void> {
  await trx
    .updateTable('contact')
    .set({ replacedAt: sql`now()` })
    .where('personId', '=', contact.personId)
    .where('channel', '=', contact.channel)
    .where('verifiedAt', 'is', null)
    .where('bouncedAt', 'is', null)
    .where('replacedAt', 'is', null)
    .execute();
  await trx.insertInto('contact').values(contact).execute();
}

/**
 * Puts a contact into use in the place of the one before, if any.
 * @returns the contact that it replaced
 */
export async function confirmContact(trx: Trx, { id }: { id: string }) {
  const old = await trx
    .updateTable('contact as old')
    .from('contact as it')
    .set({ replacedAt: sql`now()` })
    .where('it.id', '=', id)
    .whereRef('old.personId', '=', 'it.personId')
    .whereRef('old.channel', '=', 'it.channel')
    .where('old.id', '!=', id)
    .where('old.replacedAt', 'is', null)
    // What bounced at an address that nobody confirmed is remembered: people log in with it.
    .where((is) =>
      is.or([is('old.verifiedAt', 'is not', null), is('old.address', '=', is.ref('it.address'))]),
    )
    .returning(['old.id', 'old.address', 'old.verifiedAt'])
    .execute();
  await trx
    .updateTable('contact')
    .set({ verifiedAt: sql`now()` })
    .where('id', '=', id)
    .execute();
  return old.find(({ verifiedAt }) => verifiedAt !== null);
}

export async function giveUpContact(trx: Trx, { id }: { id: string }): Promise<void> {
  await trx
    .updateTable('contact')
    .set({ replacedAt: sql`now()` })
    .where('id', '=', id)
    .execute();
}

/** Whom a notification tells, which is not the office. */
export function toldBy({
  personId,
  enteId,
}: {
  personId: string | null;
  enteId: string | null;
}): Told {
  return personId !== null ? { personId, enteId: null } : { personId: null, enteId: enteId! };
}
