import { sql } from 'kysely';
import type { Trx } from './connect.ts';
import type { Facts } from './tables/facts.ts';

/** Every row of one pratica, part by part, as the system sees it; undefined when there is none. */
export async function readCase(trx: Trx, { praticaId }: { praticaId: string }) {
  const ofPratica = ['praticaId', '=', praticaId] as const;
  const pratica = await trx.selectFrom('pratica').selectAll().where('id', '=', praticaId).executeTakeFirst(); // prettier-ignore
  if (!pratica) return undefined;
  const rows = {
    named: await readNames(trx, pratica),
    need: await trx.selectFrom('need').selectAll().where('id', '=', pratica.needId).executeTakeFirst(),
    needDocuments: await listNeedFiles(trx, pratica),
    enti: await listEnti(trx, praticaId),
    offers: await trx.selectFrom('offer').selectAll().where(...ofPratica).orderBy('createdAt').orderBy('id').execute(),
    revisions: await listRevisions(trx, praticaId),
    orders: await trx.selectFrom('order').selectAll().where(...ofPratica).orderBy('confirmedAt').orderBy('id').execute(),
    tariffs: await trx.selectFrom('tariffDecision').selectAll().where(...ofPratica).orderBy('at').orderBy('orderId').execute(),
    payments: await trx.selectFrom('payment').selectAll().where(...ofPratica).orderBy('createdAt').orderBy('id').execute(),
    attempts: await listAttempts(trx, praticaId),
    captures: await trx.selectFrom('capture').selectAll().where(...ofPratica).orderBy('createdAt').orderBy('id').execute(),
    refunds: await trx.selectFrom('refund').selectAll().where(...ofPratica).orderBy('createdAt').orderBy('id').execute(),
    receipts: await trx.selectFrom('counterReceipt').selectAll().where(...ofPratica).where('status', '<>', 'noted').orderBy('takenAt').orderBy('id').execute(),
    receiptNumbers: await listReceiptNumbers(trx, praticaId),
    ledger: await trx.selectFrom('ledgerEntry').selectAll().where(...ofPratica).orderBy('id').execute(),
    events: await trx.selectFrom('event').selectAll().where(...ofPratica).orderBy('seq').execute(),
    integrations: await trx.selectFrom('integration').selectAll().where(...ofPratica).orderBy('askedAt').orderBy('id').execute(),
    checklists: await listChecklists(trx, praticaId),
    documents: await listSentDocuments(trx, praticaId),
    notices: await trx.selectFrom('outbox').selectAll().where(...ofPratica).orderBy('createdAt').orderBy('id').execute(),
    notifications: await listNotifications(trx, praticaId),
  }; // prettier-ignore
  const mandates = await listMandatesOf(trx, rows.events);
  const people = [pratica.applicantId, ...rows.events.map(({ actorId }) => actorId)];
  return { pratica, ...rows, mandates, people: await listPeople(trx, people) };
}

/** Who was told of what, when they read it, and what became of each channel. */
function listNotifications(trx: Trx, praticaId: string) {
  return trx
    .selectFrom('notification')
    .leftJoin('delivery', 'delivery.notificationId', 'notification.id')
    .select(['notification.id', 'outboxId', 'kind', 'audience', 'personId', 'enteId', 'createdAt'])
    .select(['readAt', 'readBy', 'channel', 'state', 'why', 'sentAt', 'settledAt'])
    .select(['language', 'templateVersion'])
    .where('notification.praticaId', '=', praticaId)
    .orderBy('createdAt')
    .orderBy('notification.id')
    .orderBy('channel')
    .execute();
}

/** What the codes on the pratica are called. */
function readNames(
  trx: Trx,
  { comuneId, serviceTypeId }: { comuneId: string; serviceTypeId: string },
) {
  return trx
    .selectFrom('comune')
    .leftJoin('serviceType', (join) =>
      join.onRef('serviceType.comuneId', '=', 'comune.id').on('serviceType.id', '=', serviceTypeId),
    )
    .select([
      'comune.name as comune',
      'serviceType.nameIt as serviceIt',
      'serviceType.nameEn as serviceEn',
    ]) // prettier-ignore
    .where('comune.id', '=', comuneId)
    .executeTakeFirst();
}

/** Of the platform's own receipts; `receipts` are those that counters wrote. */
function listReceiptNumbers(trx: Trx, praticaId: string) {
  return trx
    .selectFrom('paymentReceipt')
    .innerJoin('payment', 'payment.id', 'paymentReceipt.paymentId')
    .selectAll('paymentReceipt')
    .where('payment.praticaId', '=', praticaId)
    .orderBy('year')
    .orderBy('number')
    .execute();
}

function listChecklists(trx: Trx, praticaId: string) {
  return trx
    .selectFrom('integrationItem as item')
    .innerJoin('integration', 'integration.id', 'item.integrationId')
    .selectAll('item')
    .where('integration.praticaId', '=', praticaId)
    .orderBy('item.integrationId')
    .orderBy('item.n')
    .execute();
}

/** The files with which the need was answered. */
function listNeedFiles(trx: Trx, { needId, applicantId }: { needId: string; applicantId: string }) {
  return trx
    .selectFrom('needDocument')
    .selectAll()
    .where('applicantId', '=', applicantId)
    .where(
      sql<boolean>`id::text in (select value from need told, jsonb_each_text(told.params)
        where told.id = ${needId}::uuid)`,
    )
    .orderBy('uploadedAt')
    .orderBy('id')
    .execute();
}

/** Those that were sent with an answer: one that never was is not of the case. */
function listSentDocuments(trx: Trx, praticaId: string) {
  return trx
    .selectFrom('document')
    .selectAll()
    .where('praticaId', '=', praticaId)
    .where('attachedAt', 'is not', null)
    .orderBy('uploadedAt')
    .orderBy('id')
    .execute();
}

function listEnti(trx: Trx, praticaId: string) {
  return trx
    .selectFrom('praticaEnte')
    .innerJoin('ente', 'ente.id', 'praticaEnte.enteId')
    .select(['ente.id', 'ente.name', 'praticaEnte.answer', 'praticaEnte.updatedAt'])
    .where('praticaEnte.praticaId', '=', praticaId)
    .orderBy('ente.id')
    .execute();
}

function listRevisions(trx: Trx, praticaId: string) {
  return trx
    .selectFrom('offerRevision')
    .innerJoin('offer', 'offer.id', 'offerRevision.offerId')
    .selectAll('offerRevision')
    .where('offer.praticaId', '=', praticaId)
    .orderBy('offerRevision.offerId')
    .orderBy('offerRevision.revision')
    .execute();
}

/** Without what still opens the gateway's page. */
function listAttempts(trx: Trx, praticaId: string) {
  return trx
    .selectFrom('paymentAttempt')
    .select(['id', 'comuneId', 'praticaId', 'paymentId', 'provider', 'providerOrderId'])
    .select(['status', 'amountCents', 'createdAt', 'updatedAt'])
    .where('praticaId', '=', praticaId)
    .orderBy('createdAt')
    .orderBy('id')
    .execute();
}

function listPeople(trx: Trx, ids: (string | null)[]) {
  const known = [...new Set(ids.filter((id) => id !== null))];
  return trx
    .selectFrom('person')
    .select(['id', 'name', 'role', 'enteId'])
    .where('id', 'in', known)
    .orderBy('id')
    .execute();
}

/** Those that events name: who had let whom act, for what and how long. */
function listMandatesOf(trx: Trx, events: readonly { onBehalfOf: Facts | null }[]) {
  const ids = events.map(({ onBehalfOf }) => onBehalfOf?.mandateId as string | undefined);
  return trx
    .selectFrom('mandate')
    .select(['id', 'kind', 'principalId', 'principalName', 'delegateId', 'delegateName'])
    .select(['sportelloId', 'scope', 'praticaId', 'startsOn', 'expiresOn', 'createdAt'])
    .select(['decidedAt', 'accepted', 'revokedAt', 'signedOn'])
    .where('id', '=', sql<string>`any(${ids.filter((id) => id !== undefined)}::uuid[])`)
    .orderBy('id')
    .execute();
}
