import { type RawBuilder, sql } from 'kysely';
import type { Trx } from './connect.ts';

/** What WeMi keeps of one person, as they are given it: rows of names and values, part by part. */
export type OwnRow = Record<string, unknown>;
export type OwnData = Record<OwnPart, OwnRow[]>;
export type OwnPart = keyof ReturnType<typeof partsOf>;

/**
 * All data of a citizen that they gave or that are about them, each part in the order of its writing.
 * Asked as the citizen: what row-level security keeps from them (notes of offices and enti) is not in it.
 */
export async function readOwnData(trx: Trx, { personId }: { personId: string }): Promise<OwnData> {
  const read: Partial<OwnData> = {};
  for (const [part, query] of Object.entries(partsOf(sql`${personId}::uuid`))) {
    read[part as OwnPart] = (await query.execute(trx)).rows;
  }
  return read as OwnData;
}

type Part = RawBuilder<OwnRow>;

// prettier-ignore
function partsOf(me: RawBuilder<unknown>) {
  return {
    person: sql`
      select name, email, language, fiscal_code, phone, registered_at from person
        left join registered_citizen on person_id = person.id
      where person.id = ${me}` as Part,
    contacts: sql`
      select channel, address, created_at, verified_at, bounced_at, replaced_at from contact
      where person_id = ${me} order by created_at, id` as Part,
    settings: sql`
      select language, quiet_from, quiet_until, digest_at from notification_setting where owner_id = ${me}` as Part,
    preferences: sql`
      select topic, channel, is_on from notification_preference where owner_id = ${me} order by topic, channel` as Part,
    caredPersons: sql`
      select name, relation, born, fiscal_code, address, municipio, updated_at from cared_person
      where owner_id = ${me} order by created_at, id` as Part,
    favourites: sql`
      select title, added_at from favourite_service where owner_id = ${me} order by added_at, service_id` as Part,
    consents: sql`
      select kind, is_given, version, at from consent_act where person_id = ${me} order by at, id` as Part,
    needs: sql`
      select number, name_it as service, need.municipio, need.params, beneficiary, place, times, need.updated_at
      from need left join pratica on pratica.id = need.pratica_id
        left join service_type on service_type.comune_id = need.comune_id and service_type.id = need.service_type_id
      where need.applicant_id = ${me} order by need.updated_at, need.id` as Part,
    pratiche: sql`
      select number, name_it as service, pratica.state, opened_at, state_since, ente.name as ente from pratica
        left join service_type on service_type.comune_id = pratica.comune_id and service_type.id = service_type_id
        left join ente on ente.id = chosen_ente_id
      where applicant_id = ${me} order by opened_at, pratica.id` as Part,
    acts: sql`
      select number, at, kind, from_state, to_state, actor_role, channel, reason from event
        join pratica on pratica.id = pratica_id
      where applicant_id = ${me} and 'citizen' = any(audience) order by at, event.id` as Part,
    offers: sql`
      select number, ente.name as ente, offer.status, offer_revision.revision, total_cents, first_date, profile, offer_revision.note, valid_until
      from offer join pratica on pratica.id = offer.pratica_id join ente on ente.id = offer.ente_id
        join offer_revision on offer_id = offer.id
      where applicant_id = ${me} order by offer_revision.created_at, offer.id` as Part,
    orders: sql`
      select number, "order".period, ente.name as ente, start_date, end_date, lines, total_cents, confirmed_at from "order"
        join pratica on pratica.id = pratica_id join ente on ente.id = ente_id
      where applicant_id = ${me} order by confirmed_at, "order".id` as Part,
    payments: sql`
      select number, instalment, amount_cents, status, payment.due_at, settled_at from payment
        join pratica on pratica.id = pratica_id
      where applicant_id = ${me} order by payment.created_at, payment.id` as Part,
    refunds: sql`
      select number, refund.amount_cents, cause, refund.status, refund.created_at, done_at from refund join pratica on pratica.id = pratica_id
      where applicant_id = ${me} order by refund.created_at, refund.id` as Part,
    integrations: sql`
      select number, reason, asked_at, integration.due_at, closed_at, item.label, item.note as item_note, item.answer, integration.note
      from integration join pratica on pratica.id = integration.pratica_id join integration_item item on integration_id = integration.id
      where applicant_id = ${me} order by asked_at, integration_id, n` as Part,
    documents: sql`
      select number, name, type, bytes, sha256, uploaded_at from document join pratica on pratica.id = document.pratica_id
        where applicant_id = ${me}
      union all select number, name, type, bytes, sha256, uploaded_at from message_document
        left join pratica on pratica.id = message_document.pratica_id where applicant_id = ${me} or uploaded_by = ${me}
      union all select null, name, type, bytes, sha256, uploaded_at from need_document where applicant_id = ${me}
      union all select null, name, type, bytes, sha256, uploaded_at from voucher_document where person_id = ${me}
      order by uploaded_at, name` as Part,
    messages: sql`
      select coalesce(pratica.number, ticket.number) as number, conversation.kind, message.at, author_name, author_role, text
      from message join conversation on conversation.id = conversation_id
        left join pratica on pratica.id = conversation.pratica_id left join ticket on ticket.id = conversation.ticket_id
      where conversation.kind in ('citizen-ente', 'citizen-office') and (applicant_id = ${me} or opened_by = ${me})
      order by message.at, message.id` as Part,
    contests: sql`
      select number, contest.at, reason, upheld, answer, answered_at from contest join pratica on pratica.id = contest.pratica_id
      where applicant_id = ${me} order by contest.at, contest.id` as Part,
    reviews: sql`
      select number, review.period, author_side, stars, review.text, answer.text as answer, written_at, review.published_at
      from review join pratica on pratica.id = review.pratica_id left join review_answer answer on answer.review_id = review.id
      where applicant_id = ${me} order by written_at, review.id` as Part,
    operatorReviews: sql`
      select number, review.period, of_operator.stars, of_operator.text, written_at from review_operator of_operator
        join review on review.id = review_id join pratica on pratica.id = review.pratica_id
      where written_by = ${me} order by written_at, review.id` as Part,
    tickets: sql`
      select number, kind, topic, path, state, close_reason, opened_at, closed_at from ticket
      where opened_by = ${me} order by opened_at, id` as Part,
    appointments: sql`
      select sportello.name as sportello, starts_at, ends_at, about, state, cancel_reason as reason, booked_at from appointment
        join sportello on sportello.comune_id = appointment.comune_id and sportello.id = sportello_id
      where citizen_id = ${me} order by starts_at, appointment.id` as Part,
    mandates: sql`
      select kind, principal_name, delegate_name, delegate_email, scope, starts_on, expires_on, created_at, decided_at,
        accepted, revoked_at, signed_on, note
      from mandate where ${me} in (principal_id, delegate_id) order by created_at, id` as Part,
    mandateActs: sql`
      select principal_name, mandate_event.kind, actor_name, reason, at from mandate_event join mandate on mandate.id = mandate_id
      where ${me} in (principal_id, delegate_id) order by at, mandate_event.id` as Part,
    isee: sql`
      select kind, value_cents, valid_until, source, at from isee where person_id = ${me} order by at, id` as Part,
    voucherApplications: sql`
      select fund.name as fund, application.status, received_at, application.facts, outcome, amount_cents, decision.reason, decision.at
      from voucher_application application join voucher_fund fund on fund.id = fund_id
        left join voucher_decision decision on decision.application_id = application.id
      where person_id = ${me} order by received_at, application.id, decision.at` as Part,
    voucherAppeals: sql`
      select at, reason, upheld, answer, answered_at from voucher_appeal where person_id = ${me} order by at, id` as Part,
    vouchers: sql`
      select fund.name as fund, value_cents, monthly_cents, expires_on, at from voucher
        join voucher_fund fund on fund.id = fund_id
      where person_id = ${me} order by at, voucher.id` as Part,
    notifications: sql`
      select number, kind, notification.created_at, read_at from notification left join pratica on pratica.id = notification.pratica_id
      where person_id = ${me} order by notification.created_at, notification.id` as Part,
    devices: sql`
      select device, seen_at from person_session where person_id = ${me} order by seen_at, digest` as Part,
  };
}

/** Every table with words of a person, and in which part they are given it; or why they are not. */
export const OWN_TABLES: Readonly<Record<string, OwnPart | { why: string }>> = {
  person: 'person',
  person_session: 'devices',
  account_act: { why: 'What the office did with the log-in: roles, and a reason of its own.' },
  contact: 'contacts',
  contact_message: {
    why: 'What left for a contact: its address is given, its words are computed.',
  },
  delivery: { why: 'How a notice travelled: the notice is given.' },
  notification: 'notifications',
  notification_preference: 'preferences',
  notification_setting: 'settings',
  cared_person: 'caredPersons',
  favourite_service: 'favourites',
  consent_act: 'consents',
  need: 'needs',
  pratica: 'pratiche',
  event: 'acts',
  command: { why: 'What acts were asked with: the acts are given.' },
  failing_step: { why: 'Of the machinery; errors without people’s words.' },
  appointment: 'appointments',
  appointment_act: {
    why: 'Who booked, moved or cancelled: the appointments are given as they stand.',
  },
  appointment_notice: 'notifications',
  approval: { why: 'Between two people of the office; the act that follows is given.' },
  offer_revision: 'offers',
  tariff_decision: { why: 'The share that was judged stands on the order and its payment.' },
  isee: 'isee',
  ledger_entry: { why: 'The same amounts as payments and refunds, on accounts.' },
  integration: 'integrations',
  integration_item: 'integrations',
  document: 'documents',
  need_document: 'documents',
  message_document: 'documents',
  voucher_document: 'documents',
  message: 'messages',
  message_read: { why: 'How far one has read.' },
  contest: 'contests',
  review: 'reviews',
  review_answer: 'reviews',
  review_operator: 'operatorReviews',
  review_moderation: { why: 'The office’s reason; its author is told of it.' },
  ticket: 'tickets',
  mandate: 'mandates',
  mandate_event: 'mandateActs',
  registered_citizen: 'person',
  voucher_application: 'voucherApplications',
  voucher_decision: 'voucherApplications',
  voucher_appeal: 'voucherAppeals',
  voucher_notice: 'notifications',
};
