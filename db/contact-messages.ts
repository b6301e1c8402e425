import { sql } from 'kysely';
import type { Trx } from './connect.ts';
import { countLeft, lockCaps } from './contact-codes.ts';
import { findConfirmed } from './contacts.ts';
import { nameUuid } from './name-uuid.ts';

/**
 * Tells an address that it is in use no more, so that whoever did not ask for that hears of it. The
 * mailbox that one logs in with has no row until then.
 */
export async function insertGoodbye(
  trx: Trx,
  about: { comuneId: string } & (
    { contactId: string } | { personId: string; loginAddress: string }
  ),
): Promise<void> {
  const { comuneId } = about;
  const contactId =
    'contactId' in about ? about.contactId : await insertLoginContact(trx, { ...about, comuneId });
  await trx
    .insertInto('contactMessage')
    .values({ id: nameUuid('changed', contactId), comuneId, contactId, kind: 'changed' })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

async function insertLoginContact(
  trx: Trx,
  {
    comuneId,
    personId,
    loginAddress: address,
  }: { comuneId: string; personId: string; loginAddress: string },
): Promise<string> {
  const { id } = await trx
    .insertInto('contact')
    .values({
      id: sql<string>`gen_random_uuid()`,
      ...{ comuneId, personId, address },
      channel: 'mail',
      replacedAt: sql<string>`now()`,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Of no use after this long: the code is over. */
const CODE_ENDS = sql<boolean>`contact_message.created_at > now() - interval '9 minutes'`;
const GOODBYE_ENDS = sql<boolean>`contact_message.created_at > now() - interval '3 days'`;

/**
 * The next code or goodbye to send, locked until the transaction ends; others pass it by. Its try is
 * counted and committed before it is sent (`beginTry`).
 */
export function lockContactMessage(trx: Trx, { id }: { id?: string } = {}) {
  return trx
    .selectFrom('contactMessage')
    .innerJoin('contact', 'contact.id', 'contactMessage.contactId')
    .leftJoin('person', 'person.id', 'contact.personId')
    .select(['contactMessage.id', 'kind', 'tries', 'contactMessage.createdAt'])
    .select(['channel', 'address', 'person.language'])
    .where('contactMessage.sentAt', 'is', null)
    .where('isWithheld', '=', false)
    .where((is) =>
      is.or([
        is.and([is('kind', '=', 'code'), CODE_ENDS]),
        is.and([is('kind', '=', 'changed'), GOODBYE_ENDS]),
      ]),
    )
    .$if(id === undefined, (query) => query.where('tryAt', '<=', sql<string>`now()`))
    .$if(id !== undefined, (query) => query.where('contactMessage.id', '=', id!))
    .orderBy('tryAt')
    .limit(1)
    .forUpdate('contactMessage')
    .skipLocked()
    .executeTakeFirst();
}
export type ContactMessage = NonNullable<Awaited<ReturnType<typeof lockContactMessage>>>;

/** Counts a try before it is made: one that was begun and not ended may have had its effect. */
export async function beginTry(
  trx: Trx,
  { id, againAfterSeconds }: { id: string; againAfterSeconds: number },
): Promise<void> {
  await trx
    .updateTable('contactMessage')
    .set((set) => ({
      tries: set('tries', '+', 1),
      tryAt: sql<string>`now() + make_interval(secs => ${againAfterSeconds})`,
    }))
    .where('id', '=', id)
    .execute();
}

/** What was surely not sent may be tried soon, and needs no asking. */
export async function endFailedTry(
  trx: Trx,
  { id, againAfterSeconds }: { id: string; againAfterSeconds: number },
): Promise<void> {
  await trx
    .updateTable('contactMessage')
    .set((set) => ({
      tries: set('tries', '-', 1),
      tryAt: sql<string>`now() + make_interval(secs => ${againAfterSeconds})`,
    }))
    .where('id', '=', id)
    .execute();
}

export interface Sent {
  id: string;
  providerRef: string | null;
  segments: number | null;
}

/** A message left; an SMS costs what the comune laid down for each segment. */
export async function markContactMessageSent(
  trx: Trx,
  { id, providerRef, segments }: Sent,
): Promise<void> {
  const costMillicents = segments === null ? null : await costOfSegments(trx, segments);
  await trx
    .updateTable('contactMessage')
    .set({ sentAt: sql`now()`, providerRef, segments, costMillicents })
    .where('id', '=', id)
    .execute();
}

/**
 * Reserves the place of a delivery among the SMS that caps count, once however often it is asked for.
 * @returns why it may not be sent, or the message
 */
export async function reserveSms(
  trx: Trx,
  { id, comuneId, ownerId }: { id: string; comuneId: string; ownerId: string },
) {
  await lockCaps(trx);
  const contact = await findConfirmed(trx, { ownerId, channel: 'sms' });
  if (!contact || contact.bouncedAt) return 'no-address';
  const known = await findSms(trx, { id });
  if (known) return known;
  const { address } = contact;
  const left = await countLeft(trx, { ownerId, channel: 'sms', address });
  if (left.smsToday <= 0 || left.smsOfMonth <= 0) return 'cap';
  await trx
    .insertInto('contactMessage')
    .values({ id, comuneId, contactId: contact.id, kind: 'notification' })
    .execute();
  return (await findSms(trx, { id }))!;
}

/** The message of a delivery, locked; `mayTry` once nobody can be at it any more. */
export function findSms(trx: Trx, { id }: { id: string }) {
  return trx
    .selectFrom('contactMessage')
    .innerJoin('contact', 'contact.id', 'contactMessage.contactId')
    .select(['contactMessage.id', 'contactId', 'tries', 'contactMessage.createdAt', 'address'])
    .select(sql<boolean>`try_at <= now()`.as('mayTry'))
    .where('contactMessage.id', '=', id)
    .forUpdate('contactMessage')
    .executeTakeFirst();
}

/** Which of the provider's names for messages are of messages that we know to have left. */
export async function listKnownRefs(trx: Trx, refs: string[]): Promise<Set<string>> {
  if (refs.length === 0) return new Set();
  const rows = await trx
    .selectFrom('contactMessage')
    .select('providerRef')
    .where('providerRef', 'in', refs)
    .execute();
  return new Set(rows.map(({ providerRef }) => providerRef!));
}

/** What a number of segments costs, in thousandths of a cent. */
export async function costOfSegments(trx: Trx, segments: number): Promise<number> {
  const rule = await trx
    .selectFrom('comuneRule')
    .select('smsSegmentMillicents')
    .where('comuneId', '=', sql<string>`asking_comune()`)
    .where('validFrom', '<=', sql<string>`today_in_rome()`)
    .orderBy('validFrom', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
  return segments * rule.smsSegmentMillicents;
}
