import { type SqlBool, sql } from 'kysely';
import type { Trx } from './connect.ts';
import { nameUuid } from './name-uuid.ts';
import { openOfficeTask } from './office-tasks.ts';

/** What a provider says of a message. `isDead`: at that address nothing will ever arrive. */
export type Verdict =
  | { end: 'sent' }
  | { end: 'delivered' }
  | { end: 'failed'; why: 'undelivered' | 'bounced'; isDead: boolean };

/**
 * Whether it was written down, or why it is refused. An SMS that is told of a week after it was asked
 * for is told of too late: it may be a replay.
 */
export type Settled = 'settled' | 'unknown' | 'stale';

const STALE = sql<boolean>`contact_message.created_at < now() - interval '7 days'`.as('isStale');

/**
 * Writes down what the provider says of an SMS: of a code, a goodbye or a delivery. What was delivered
 * stays so, whatever comes late or in disorder.
 * @param said.ref the provider's name for it; also where its answer to our sending never came
 */
export async function settleSms(
  trx: Trx,
  said: { id: string; ref: string; verdict: Verdict },
): Promise<Settled> {
  const { id, ref, verdict } = said;
  // In the order in which the sending locks them, and so after it.
  await lockDelivery(trx, { id });
  const message = await trx
    .selectFrom('contactMessage')
    .innerJoin('contact', 'contact.id', 'contactMessage.contactId')
    .select(['contactMessage.contactId', 'contactMessage.kind', 'providerRef', 'isWithheld'])
    .select(['contact.channel', STALE])
    .where('contactMessage.id', '=', id)
    .forUpdate('contactMessage')
    .executeTakeFirst();
  if (!message || message.channel !== 'sms' || message.isWithheld) return 'unknown';
  if (message.providerRef !== null && message.providerRef !== ref) return 'unknown';
  if (message.isStale) return 'stale';
  await trx
    .updateTable('contactMessage')
    .set({
      providerRef: ref,
      sentAt: sql<string>`coalesce(sent_at, now())`,
      ...(verdict.end === 'sent' ? {} : { settledAt: sql<string>`coalesce(settled_at, now())` }),
    })
    .where('id', '=', id)
    .execute();
  const known = await settleDeliveries(trx, [id], verdict);
  const { kind } = message;
  if (
    kind === 'notification' &&
    verdict.end === 'failed' &&
    verdict.isDead &&
    known !== 'delivered'
  )
    await noteDeadNumber(trx, { contactId: message.contactId, deliveryId: id });
  return 'settled';
}

/**
 * Writes down what the mail provider says of a mail: of a code, a goodbye or a delivery, and of all
 * that one summary held.
 * @param said.recipient the address that the provider speaks of
 */
export async function settleMail(
  trx: Trx,
  said: { id: string; recipient: string; verdict: Verdict },
): Promise<Settled> {
  const { id, recipient, verdict } = said;
  const delivery = await lockDelivery(trx, { id });
  if (delivery) {
    if (delivery.channel !== 'mail' || delivery.sentAt === null) return 'unknown';
    const owner = (delivery.personId ?? delivery.enteId)!;
    const ids = await listSentWith(trx, { id, owner });
    const before = await settleDeliveries(trx, ids, verdict);
    if (verdict.end !== 'failed' || !verdict.isDead || before === 'delivered') return 'settled';
    const contactId = await noteBouncedMailbox(trx, { ...delivery, address: recipient });
    if (contactId) await tellOfBounce(trx, { contactId, deliveryId: id });
    return 'settled';
  }
  const message = await trx
    .selectFrom('contactMessage')
    .innerJoin('contact', 'contact.id', 'contactMessage.contactId')
    .select(['contactMessage.contactId', 'contact.channel', 'contact.address'])
    .where('contactMessage.id', '=', id)
    .where('contactMessage.sentAt', 'is not', null)
    .forUpdate('contactMessage')
    .executeTakeFirst();
  const isOurs = message?.channel === 'mail' && isSameMailbox(message.address, recipient);
  if (!isOurs) return 'unknown';
  if (verdict.end === 'sent') return 'settled';
  await trx
    .updateTable('contactMessage')
    .set({ settledAt: sql<string>`coalesce(settled_at, now())` })
    .where('id', '=', id)
    .execute();
  return 'settled';
}

function lockDelivery(trx: Trx, { id }: { id: string }) {
  return trx
    .selectFrom('delivery')
    .innerJoin('notification', 'notification.id', 'delivery.notificationId')
    .select(['delivery.id', 'delivery.channel', 'delivery.state', 'delivery.sentAt'])
    .select(['delivery.comuneId', 'notification.personId', 'notification.enteId'])
    .where('delivery.id', '=', id)
    .forUpdate('delivery')
    .executeTakeFirst();
}

/** A summary is one mail, named by its first delivery, and all of it left at one instant. */
async function listSentWith(
  trx: Trx,
  { id, owner }: { id: string; owner: string },
): Promise<string[]> {
  const rows = await trx
    .selectFrom('delivery as it')
    .innerJoin('delivery as other', (join) =>
      join
        .onRef('other.sentAt', '=', 'it.sentAt')
        .onRef('other.channel', '=', 'it.channel')
        .on((is) => is.or([is('other.id', '=', id), is('other.digest', '=', true)])),
    )
    .innerJoin('notification', 'notification.id', 'other.notificationId')
    .select('other.id')
    .where('it.id', '=', id)
    .where((is) => is.or([is('it.digest', '=', true), is('other.id', '=', id)]))
    .where(sql<SqlBool>`coalesce(notification.person_id, notification.ente_id) = ${owner}::uuid`)
    .execute();
  return rows.map((row) => row.id);
}

/**
 * Late success wins; a failure is only believed of what was not delivered.
 * @returns `delivered` where that was known of the first before
 */
async function settleDeliveries(
  trx: Trx,
  ids: string[],
  verdict: Verdict,
): Promise<'delivered' | 'other'> {
  const before = await trx
    .selectFrom('delivery')
    .select('state')
    .where('id', 'in', ids)
    .where('state', 'in', ['delivered', 'read'])
    .executeTakeFirst();
  if (verdict.end === 'delivered')
    await trx
      .updateTable('delivery')
      .set({ state: 'delivered', why: null, settledAt: sql`now()` })
      .set({ sentAt: sql`coalesce(sent_at, now())` })
      .where('id', 'in', ids)
      .where('state', 'in', ['queued', 'sent', 'failed'])
      .execute();
  if (verdict.end === 'failed')
    await trx
      .updateTable('delivery')
      .set({ state: 'failed', why: verdict.why, settledAt: sql`now()` })
      .where('id', 'in', ids)
      .where('state', 'in', ['queued', 'sent'])
      .execute();
  return before ? 'delivered' : 'other';
}

/** No SMS leaves for it any more. */
export async function noteDeadNumber(
  trx: Trx,
  about: { contactId: string; deliveryId: string },
): Promise<void> {
  if (await setBounced(trx, { id: about.contactId })) await tellOfBounce(trx, about);
}

/**
 * Marks whoever was written to at this address; the mailbox of a login gets its row here.
 * @returns the contact, where that is news
 */
async function noteBouncedMailbox(
  trx: Trx,
  told: { comuneId: string; personId: string | null; enteId: string | null; address: string },
): Promise<string | undefined> {
  const { comuneId, personId, enteId, address } = told;
  const known = await trx
    .selectFrom('contact')
    .select('id')
    .where(sql`coalesce(person_id, ente_id)`, '=', personId ?? enteId)
    .where('channel', '=', 'mail')
    .where(sql`lower(address)`, '=', address.toLowerCase())
    .where('replacedAt', 'is', null)
    .executeTakeFirst();
  if (known) return (await setBounced(trx, known)) ? known.id : undefined;
  const login = personId
    ? await trx.selectFrom('person').select('email').where('id', '=', personId).executeTakeFirst()
    : await trx.selectFrom('ente').select('email').where('id', '=', enteId).executeTakeFirst();
  if (!login?.email || !isSameMailbox(login.email, address)) return undefined;
  const row = await trx
    .insertInto('contact')
    .values({
      ...{ id: sql<string>`gen_random_uuid()`, comuneId, personId, enteId },
      channel: 'mail',
      ...{ address: login.email, bouncedAt: sql<string>`now()` },
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

/** @returns whether that is news */
async function setBounced(trx: Trx, { id }: { id: string }): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('contact')
    .set({ bouncedAt: sql`now()` })
    .where('id', '=', id)
    .where('bouncedAt', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/**
 * Its owner reads in the private area that an address is not used any more, and the office with the
 * pratica that was told of, where somebody has to reach them otherwise. A code that does not arrive is missed by whoever waits for it.
 */
async function tellOfBounce(
  trx: Trx,
  { contactId, deliveryId }: { contactId: string; deliveryId: string },
): Promise<void> {
  const about = await trx
    .selectFrom('delivery')
    .innerJoin('notification', 'notification.id', 'notificationId')
    .select(['delivery.comuneId', 'personId', 'praticaId'])
    .where('delivery.id', '=', deliveryId)
    .executeTakeFirst();
  if (!about) return;
  const { comuneId, personId, praticaId } = about;
  const at = new Date().toISOString();
  if (praticaId) await openOfficeTask(trx, { kind: 'reachOtherwise', comuneId, praticaId, at });
  const common = { comuneId, praticaId, kind: 'addressFails', urgency: 'normal' as const };
  const rows = [
    { ...common, id: nameUuid('address-fails', contactId, 'office'), personId: null, audience: 'office', path: null },
    ...(personId
      ? [{ ...common, id: nameUuid('address-fails', contactId, personId), personId, audience: 'citizen', path: '/recapiti' }]
      : []),
  ];
  await trx
    .insertInto('notification')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
} // prettier-ignore

function isSameMailbox(one: string, other: string): boolean {
  return one.trim().toLowerCase() === other.trim().toLowerCase();
}
