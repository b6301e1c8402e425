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
  const ownerId = personId !== null ? personId : enteId;
  const confirmed = await findConfirmed(trx, { ownerId, channel });
  if (confirmed && !confirmed.bouncedAt) return confirmed.address;
  if (channel === 'sms') return undefined;
  const known =
    personId !== null
      ? await trx.selectFrom('person').select('email').where('id', '=', personId).executeTakeFirst()
      : await trx.selectFrom('ente').select('email').where('id', '=', enteId).executeTakeFirst();
  const address = known?.email || undefined;
  if (!address) return undefined;
  return (await isBounced(trx, { ownerId, address })) ? undefined : address;
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

/** In which language a person is written to: what they chose, else Italian; enti are in Italian. */
export async function readLanguage(trx: Trx, { personId }: Told): Promise<string> {
  if (personId === null) return 'it';
  const person = await trx
    .selectFrom('person')
    .leftJoin('notificationSetting', 'ownerId', 'person.id')
    .select(['person.language', 'notificationSetting.language as chosen'])
    .where('person.id', '=', personId)
    .executeTakeFirst();
  return person?.chosen ?? person?.language ?? 'it';
}
