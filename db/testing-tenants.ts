import pg from 'pg';
import { MONEY } from './testing-tenant-money.ts';
import { id, NOW, TENANT } from './testing-tenant.ts';

/**
 * One row at least in every table of a comune, written behind the back of row-level security:
 * a paid pratica of one citizen, an offer of the chosen ente and one of its rival.
 */
export async function plantTenant(adminUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  await client.query(
    `set search_path to wemi, public; ${CATALOGUE}; ${QUALIFICATIONS}; ${PRATICA}; ${MONEY}; ${VOUCHERS}; ${NOTIFICATIONS}; ${REVIEWS}; ${CONVERSATIONS}`,
  );
  await client.end();
}

const { citizen, otherCitizen, admin, secondAdmin, chosenEnte, rivalEnte, pratica } = TENANT;

const CATALOGUE = `
  insert into comune (id, name, patron, number_prefix) values
    ('milano', 'Milano', '12-07', 'MI'), ('sesto-san-giovanni', 'Sesto', '06-24', 'SG');
  delete from comune_rule where comune_id = 'sesto-san-giovanni';
  insert into municipio (comune_id, id, name) values ('milano', 1, 'Municipio 1');
  insert into content_version (id, comune_id, kind, slug, version, state, said, publish_at)
    values ('${id(1)}', 'milano', 'page', 'prova', 1, 'published', '{}', ${NOW});
  insert into person (id, comune_id, name) values
    ('${citizen}', 'milano', 'Anna Ferrari'), ('${otherCitizen}', 'milano', 'Luca Bianchi'),
    ('${admin}', 'milano', 'Chiara Fontana');
  insert into content_image (id, comune_id, type, width, height, content, source_sha256)
    values ('${id(1)}', 'milano', 'image/png', 1, 1, 'x', '-');
  insert into section values ('milano', 'cura', 1, 'Cura', 'Care');
  insert into service_type
    (comune_id, id, section_id, name_it, name_en, summary_it, summary_en, profiles, params, price_models)
    values ('milano', 'assistenza', 'cura', 'Assistenza', 'Care', '-', '-', '{OSS}', '[]', '{hourly}');
  insert into service_type_act values ('${id(1)}', 'milano', 'assistenza', 1, '${admin}', '-', ${NOW});
  insert into service_type_retirement values ('${id(1)}', 'milano', 'assistenza', 'restore', '-', 0, 0, 0, 0, '${admin}', ${NOW});
  insert into section_version values ('${id(1)}', 'milano', 1, '[]', '${admin}', '-', ${NOW});
  insert into synonym (comune_id, term, service_type_id) values ('milano', 'badante', 'assistenza');
  insert into search_ranking (id, comune_id, version, weights, reason, written_by)
    values ('${id(1)}', 'milano', 1, '{}', '-', '${admin}');
  insert into search_miss (comune_id, fingerprint, day) values ('milano', '${id(1)}', '2026-11-02');
  insert into search_miss_term values ('milano', '${id(1)}', 'idromassaggio', '2026-11-02');
  insert into guide_question values ('milano', 'who', 1, '-', '-');
  insert into guide_answer values ('milano', 'who', 'me', 1, '-', '-', null);
  insert into guide_lead values ('milano', 'who', 'me', 'assistenza', 1, '-', '-');
  insert into policy (id, comune_id, valid_from, terms) values ('${id(1)}', 'milano', '2020-01-01', '{}');
  insert into policy_act values ('${id(1)}', 'milano', 'written', '${admin}', '-', ${NOW});
  insert into approval (id, comune_id, act, reason, asked_by, asked_at, expires_at, status, decided_by, decided_at)
    values ('${id(1)}', 'milano', 'movePratiche', '-', '${admin}', ${NOW}, ${NOW}, 'approved', '${secondAdmin}', ${NOW});
  insert into policy_batch values ('${id(1)}', 'milano', '${id(1)}', null, '${admin}', '-', ${NOW}, '${id(1)}');
  insert into ente (id, comune_id, name, kind, about_it, about_en, address, phone, email, drawing, qualified_until)
    select ente::uuid, 'milano', ente, '-', '-', '-', '-', '-', '-', '-', '2099-12-31'
    from unnest(array['${chosenEnte}', '${rivalEnte}']) ente;
  insert into sportello values ('milano', 'spazio', 'Spazio WeMi');
  insert into sportello_version values ('${id(1)}', 'milano', 'spazio', 1, '{}', '${admin}');
  insert into operator (id, comune_id, ente_id, name, profile)
    values ('${id(1)}', 'milano', '${chosenEnte}', 'Rosa', 'OSS'), ('${id(2)}', 'milano', '${rivalEnte}', 'Ugo', 'OSS');
  insert into ente_version values ('${id(1)}', 'milano', '${chosenEnte}', 1, '{}', '${admin}');
  insert into operator_version values ('${id(1)}', 'milano', '${chosenEnte}', '${id(1)}', 1, '{}', '${admin}');
  insert into service (id, comune_id, ente_id, service_type_id, title, summary, description, profiles,
      zones, price_lines, price_from_cents, price_unit, drawing)
    values ('${id(1)}', 'milano', '${chosenEnte}', 'assistenza', 'Notti tranquille', '-', '-', '{OSS}',
      '{1}', '[]', 2000, 'hour', 'care');
  insert into ente_service_act (id, comune_id, service_id, ente_id, transition, to_state, actor_id, actor_role)
    values ('${id(1)}', 'milano', '${id(1)}', '${chosenEnte}', 'publish', 'published', '${admin}', 'admin');
  insert into ente_service_notice (id, comune_id, service_id, ente_id, kind) values ('${id(1)}', 'milano', '${id(1)}', '${chosenEnte}', 'publish');
  insert into ente_notice (comune_id, ente_id, kind) values ('milano', '${chosenEnte}', 'typeRetired');
  insert into ente_trust values ('${id(1)}', 'milano', '${chosenEnte}', true, '-', '${admin}')`;

/** Of the chosen ente: one that is listed, one that is being examined. */
const QUALIFICATIONS = `
  insert into avviso (id, comune_id, title_it, title_en, text_it, text_en, service_type_ids, municipi,
      requirements, terms, opens_at, closes_at, written_by, written_at, published_by, published_at)
    select avviso::uuid, 'milano', '-', '-', '-', '-', '{assistenza}', '{1}', '[]', '{}', ${NOW},
      '2099-12-31', '${admin}', ${NOW}, '${admin}', ${NOW} from unnest(array['${id(1)}', '${id(2)}']) avviso;
  insert into qualification_application (id, comune_id, avviso_id, ente_id, updated_by, updated_at, sent_at)
    select same::uuid, 'milano', same::uuid, '${chosenEnte}', '${admin}', ${NOW}, ${NOW}
    from unnest(array['${id(1)}', '${id(2)}']) same;
  insert into qualification (id, comune_id, avviso_id, ente_id, service_type_ids, municipi, state, closed,
      version, applied_at, state_since, deadlines, listed_from, listed_until, updated_at) values
    ('${id(1)}', 'milano', '${id(1)}', '${chosenEnte}', '{assistenza}', '{1}', 'qualified', false, 3,
      ${NOW}, ${NOW}, '{}', '2026-11-02', '2099-12-31', ${NOW}),
    ('${id(2)}', 'milano', '${id(2)}', '${chosenEnte}', '{assistenza}', '{1}', 'submitted', false, 1,
      ${NOW}, ${NOW}, '{}', null, null, ${NOW});
  insert into qualification_file (id, comune_id, ente_id, name, type, bytes, sha256, source_sha256, stored_as, uploaded_by)
    values ('${id(1)}', 'milano', '${chosenEnte}', 'durc.pdf', 'application/pdf', 9, '-', '-', '${id(6)}', '${admin}');
  insert into qualification_document values
    ('${id(1)}', 'milano', '${id(1)}', '${chosenEnte}', 'durc', '-', '2099-12-31', '${admin}', ${NOW}, '${id(1)}');
  insert into qualification_assessment values
    ('${id(1)}', 'milano', '${id(1)}', '${admin}', null, true, '-', ${NOW});
  insert into qualification_integration (id, comune_id, qualification_id, ente_id, items, reason, asked_by, asked_at, due_at)
    values ('${id(1)}', 'milano', '${id(1)}', '${chosenEnte}', '[]', '-', '${admin}', ${NOW}, ${NOW});
  insert into qualification_command (id, comune_id, qualification_id, actor_id, transition, request_hash)
    values ('${id(1)}', 'milano', '${id(1)}', '${admin}', 'qualify', '-');
  insert into qualification_event (comune_id, qualification_id, ente_id, seq, kind, to_state, actor_role,
      channel, audience, data, command_id, at, hash) values
    ('milano', '${id(1)}', '${chosenEnte}', 1, 'apply', 'submitted', 'ente', 'web', '{ente,office}', '{}', '${id(1)}', ${NOW}, '-'),
    ('milano', '${id(1)}', '${chosenEnte}', 2, 'assess', 'submitted', 'admin', 'web', '{office}', '{}', '${id(2)}', ${NOW}, '-');
  insert into qualification_notice (id, comune_id, qualification_id, ente_id, kind)
    values ('${id(1)}', 'milano', '${id(1)}', '${chosenEnte}', 'qualify');
  insert into qualification_task (comune_id, qualification_id, kind, owner, ente_id, due_at, escalated, opened_at)
    values ('milano', '${id(1)}', 'renewDocument', 'ente', '${chosenEnte}', ${NOW}, false, ${NOW})`;

const PRATICA = `
  insert into consent_act (id, comune_id, person_id, kind, is_given, version) values ('${id(1)}', 'milano', '${citizen}', 'privacy', true, 1);
  insert into cared_person (id, comune_id, owner_id, name) values ('${id(1)}', 'milano', '${citizen}', 'Rosa Ferrari');
  insert into favourite_service values ('milano', '${citizen}', '${id(1)}', 'Notti serene', ${NOW});
  insert into need (id, comune_id, applicant_id, service_type_id, pratica_id, params)
    values ('${id(1)}', 'milano', '${citizen}', 'assistenza', '${pratica}', '{"plan": "${id(1)}"}');
  insert into need_document (id, comune_id, applicant_id, name, type, bytes, sha256, source_sha256, stored_as, uploaded_by)
    values ('${id(1)}', 'milano', '${citizen}', 'pianta.pdf', 'application/pdf', 9, '-', '-', '${id(5)}', '${citizen}');
  insert into pratica (id, comune_id, number, service_type_id, need_id, applicant_id, state, version,
      opened_at, state_since, policy, chosen_ente_id, updated_at)
    values ('${pratica}', 'milano', 'MI-2026-000001', 'assistenza', '${id(1)}', '${citizen}', 'payment', 4,
      ${NOW}, ${NOW}, '{}', '${chosenEnte}', ${NOW});
  insert into registered_citizen (person_id, comune_id, fiscal_code, sportello_id, registered_by, request_hash)
    values ('${citizen}', 'milano', 'FRRNNA50P54F205S', 'spazio', '${admin}', '-');
  insert into mandate (id, comune_id, kind, principal_id, principal_name, delegate_email, delegate_digest,
      scope, pratica_id, starts_on, expires_on, request_hash)
    values ('${id(1)}', 'milano', 'delegate', '${citizen}', 'Anna Ferrari', 'marta@example.org', 'digest',
      '{service}', '${pratica}', '2026-11-01', '2099-12-31', '-');
  insert into mandate_event (mandate_id, comune_id, kind, actor_id, actor_name, actor_role)
    values ('${id(1)}', 'milano', 'offered', '${citizen}', 'Anna Ferrari', 'citizen');
  insert into mandate_notice (mandate_id, comune_id, kind, audience)
    values ('${id(1)}', 'milano', 'offered', 'delegate');
  insert into policy_move (batch_id, comune_id, pratica_id, to_policy_id, before)
    values ('${id(1)}', 'milano', '${pratica}', '${id(1)}', '{}');
  insert into pratica_ente (pratica_id, ente_id, applicant_id, comune_id, updated_at)
    select '${pratica}', ente::uuid, '${citizen}', 'milano', ${NOW}
    from unnest(array['${chosenEnte}', '${rivalEnte}']) ente;
  insert into ente_suspension (id, comune_id, ente_id, reason, suspended_by, suspended_at)
    values ('${id(1)}', 'milano', '${chosenEnte}', '-', '${admin}', ${NOW});
  insert into ente_suspension_case (suspension_id, pratica_id, comune_id, planned, updated_at)
    values ('${id(1)}', '${pratica}', 'milano', 'decide', ${NOW});
  insert into ente_closure (id, comune_id, ente_id, from_day, through_day, created_by)
    values ('${id(1)}', 'milano', '${chosenEnte}', '2026-12-01', '2026-12-03', '${admin}');
  insert into offer values
    ('${id(1)}', 'milano', '${pratica}', '${chosenEnte}', 'chosen', 1, ${NOW}),
    ('${id(2)}', 'milano', '${pratica}', '${rivalEnte}', 'closed', 1, ${NOW});
  insert into offer_revision
    (offer_id, revision, comune_id, price_model, lines, total_cents, first_date, profile, valid_until, created_at)
    select offer, 1, 'milano', 'hourly', '[]', 100, '2026-12-01', 'OSS', ${NOW}, ${NOW}
    from unnest(array['${id(1)}', '${id(2)}']::uuid[]) offer;
  insert into "order" values ('${id(1)}', 'milano', '${pratica}', '${id(1)}', 1, '${chosenEnte}', '${id(1)}',
      '2026-12-01', '2026-12-31', '[]', 100, ${NOW});
  insert into command (id, comune_id, pratica_id, actor_id, transition, request_hash)
    values ('${id(1)}', 'milano', '${pratica}', '${citizen}', 'request', '-');
  insert into failing_step (pratica_id, comune_id, step_id, kind, version, attempts, last_error, next_try_at)
    values ('${pratica}', 'milano', '${id(1)}', 'request', 1, 3, '-', ${NOW});
  insert into event (comune_id, pratica_id, seq, version, kind, to_state, actor_id, actor_role, channel, audience, command_id, at, hash)
    values
    ('milano', '${pratica}', 1, 1, 'request', 'offer', '${citizen}', 'citizen', 'web', '{citizen,enti}', '${id(1)}', ${NOW}, '-'),
    ('milano', '${pratica}', 2, 2, 'submitOffer', 'offer', '${admin}', 'admin', 'web', '{citizen,ente:${chosenEnte}}', '${id(2)}', ${NOW}, '-'),
    ('milano', '${pratica}', 3, 3, 'submitOffer', 'offer', null, 'ente', 'web', '{citizen,ente:${rivalEnte}}', '${id(3)}', ${NOW}, '-');
  insert into task (comune_id, pratica_id, kind, owner, ente_id, due_at, opened_at) values
    ('milano', '${pratica}', 'confirmOrder', 'ente', '${chosenEnte}', ${NOW}, ${NOW}),
    ('milano', '${pratica}', 'pay', 'citizen', null, ${NOW}, ${NOW});
  insert into integration (id, comune_id, pratica_id, ente_id, asked_by, reason, asked_at, due_at)
    values ('${id(1)}', 'milano', '${pratica}', '${chosenEnte}', '${admin}', '-', ${NOW}, ${NOW});
  insert into integration_item values ('${id(1)}', 'milano', 0, 'ISEE', null, null, false);
  insert into document (id, comune_id, pratica_id, integration_id, item, name, type, bytes, sha256, source_sha256,
      stored_as, uploaded_by, attached_at)
    values ('${id(1)}', 'milano', '${pratica}', '${id(1)}', 0, 'isee.pdf', 'application/pdf', 9, '-', '-',
      '${id(1)}', '${citizen}', ${NOW});
  insert into sensitive_read (comune_id, pratica_id, person_id, role, field)
    values ('milano', '${pratica}', '${admin}', 'admin', 'document/${id(1)}');
  insert into contest (id, comune_id, pratica_id, event_id, contested_by, acted_by, reason, at)
    select '${id(1)}', 'milano', pratica_id, id, '${citizen}', '${admin}', '-', ${NOW} from event where seq = 2;
  insert into outbox (comune_id, pratica_id, event_id, audience)
    select 'milano', pratica_id, id, 'citizen' from event where seq = 1;
  insert into saved_view (id, comune_id, owner_id, owner_name, role, place, name, query, request_hash)
    values ('${id(1)}', 'milano', '${admin}', 'Carla Neri', 'admin', 'tasks', 'Scadute', '{}', '-');
  insert into anchor (comune_id, n, at, events, digest, key_id, signature)
    values ('milano', 1, ${NOW}, '[["${pratica}", 1, "1", "-"]]', '-', '-', '-');
  insert into audit_sample values
    ('${id(1)}', 'milano', '${admin}', ${NOW}, '-', 1, '{}', 1, array['${pratica}'::uuid])`;

const NOTIFICATIONS = `
  insert into notification (id, comune_id, person_id, pratica_id, kind, audience, urgency)
    values ('${id(1)}', 'milano', '${citizen}', '${pratica}', 'request', 'citizen', 'normal');
  insert into delivery (id, comune_id, notification_id, channel, due_at)
    values ('${id(1)}', 'milano', '${id(1)}', 'mail', ${NOW});
  insert into notification_preference values ('milano', '${citizen}', 'offers', 'sms', true);
  insert into notification_setting (owner_id, comune_id) values ('${citizen}', 'milano');
  insert into notice_template (id, comune_id, key, language, version, written_by, reason)
    values ('${id(1)}', 'milano', 'request:citizen', 'it', 1, '${admin}', '-');
  insert into notice_trial (id, comune_id, person_id, key, language, words)
    values ('${id(1)}', 'milano', '${admin}', 'request:citizen', 'it', '{}');
  insert into contact (id, comune_id, person_id, channel, address, verified_at)
    values ('${id(1)}', 'milano', '${citizen}', 'sms', '+393331234567', ${NOW});
  insert into contact_code (id, comune_id, contact_id, expires_at) values ('${id(1)}', 'milano', '${id(1)}', ${NOW});
  insert into contact_message (id, comune_id, contact_id, kind) values ('${id(1)}', 'milano', '${id(1)}', 'code')`;

const REVIEWS = `
  insert into review_window (comune_id, pratica_id, period, ente_id, service_type_id, operator_id, opened_at, closes_at)
    values ('milano', '${pratica}', 1, '${chosenEnte}', 'assistenza', '${id(1)}', ${NOW}, '2099-12-31');
  insert into review (id, comune_id, pratica_id, period, author_side, ente_id, service_type_id, stars, text, written_by, written_at)
    values ('${id(1)}', 'milano', '${pratica}', 1, 'citizen', '${chosenEnte}', 'assistenza', 5, '-', '${citizen}', ${NOW});
  insert into review_operator values ('${id(1)}', 'milano', '${pratica}', '${id(1)}', 5, '-');
  insert into review_answer values ('${id(1)}', 'milano', '-', '${admin}', ${NOW});
  insert into review_moderation values ('${id(1)}', 'milano', '${id(1)}', 'show', '-', '${admin}', ${NOW});
  insert into review_total values ('milano', '${chosenEnte}', 'assistenza');
  insert into service_rating values ('${id(1)}', 'milano', 'platform', 4, '{}', null, ${NOW})`;

const CONVERSATIONS = `
  insert into conversation (id, comune_id, pratica_id, kind, ente_id, last_seq, last_at)
    values ('${id(1)}', 'milano', '${pratica}', 'citizen-ente', '${chosenEnte}', 1, ${NOW});
  insert into message (id, comune_id, conversation_id, seq, author_id, author_name, author_role, text, request_hash, at)
    values ('${id(1)}', 'milano', '${id(1)}', 1, '${citizen}', 'Anna Ferrari', 'citizen', 'Buongiorno', '-', ${NOW});
  insert into message_document (id, comune_id, pratica_id, message_id, name, type, bytes, sha256, source_sha256, stored_as, uploaded_by)
    values ('${id(1)}', 'milano', '${pratica}', '${id(1)}', 'ricetta.pdf', 'application/pdf', 9, '-', '-', '${id(3)}', '${citizen}');
  insert into message_read (conversation_id, person_id, comune_id, side, through_seq)
    values ('${id(1)}', '${admin}', 'milano', 'ente', 1);
  insert into ticket (id, comune_id, number, kind, topic, opened_by, opened_at, request_hash)
    values ('${id(1)}', 'milano', 'MI-S-2026-000001', 'question', 'other', '${citizen}', ${NOW}, '-');
  insert into account_act (id, comune_id, actor_id, account_id, act, reason, request_hash)
    values ('${id(1)}', 'milano', '${admin}', '${citizen}', 'suspended', '-', '-');
  insert into person_session (digest, comune_id, person_id, device) values ('-', 'milano', '${citizen}', '-');
  insert into erasure (id, comune_id, person_id) values ('${id(1)}', 'milano', '${citizen}');
  insert into appointment (id, comune_id, sportello_id, citizen_id, starts_at, ends_at, place, about, request_hash)
    values ('${id(1)}', 'milano', 'spazio', '${citizen}', ${NOW}, timestamptz ${NOW} + interval '30 minutes', 1, 'Bonus', '-');
  insert into appointment_act (id, comune_id, appointment_id, act, starts_at, acted_by, acted_role, request_hash)
    values ('${id(1)}', 'milano', '${id(1)}', 'book', ${NOW}, '${citizen}', 'citizen', '-');
  insert into appointment_notice (id, comune_id, appointment_id, person_id, kind, starts_at)
    values ('${id(1)}', 'milano', '${id(1)}', '${citizen}', 'booked', ${NOW});
  insert into ticket_act (id, comune_id, ticket_id, act, acted_by, acted_role, request_hash, at)
    values ('${id(1)}', 'milano', '${id(1)}', 'open', '${citizen}', 'citizen', '-', ${NOW});
  insert into ticket_notice (id, comune_id, ticket_id, kind) values ('${id(1)}', 'milano', '${id(1)}', 'opened');
  insert into conversation (id, comune_id, ticket_id, kind, last_seq, last_at)
    values ('${id(2)}', 'milano', '${id(1)}', 'citizen-office', 1, ${NOW}), ('${id(3)}', 'milano', '${id(1)}', 'notes', 1, ${NOW});
  insert into message (id, comune_id, conversation_id, seq, author_id, author_name, author_role, text, request_hash, at)
    values ('${id(2)}', 'milano', '${id(2)}', 1, '${citizen}', 'Anna Ferrari', 'citizen', 'Non si apre', '-', ${NOW}),
      ('${id(3)}', 'milano', '${id(3)}', 1, '${admin}', 'Carla Neri', 'admin', 'Nota', '-', ${NOW});
  insert into message_document (id, comune_id, ticket_id, message_id, name, type, bytes, sha256, source_sha256, stored_as, uploaded_by)
    values ('${id(2)}', 'milano', '${id(1)}', '${id(2)}', 'foto.png', 'image/png', 9, '-', '-', '${id(4)}', '${citizen}');
  insert into canned_answer (id, version, comune_id, title, text_it, written_by)
    values ('${id(1)}', 1, 'milano', 'Orari', 'Rispondiamo entro due giorni.', '${admin}')`;

const VOUCHERS = `
  insert into voucher_fund (id, comune_id, owner, name, about, source, budget_cents, opens_on, apply_until, spend_until)
    values ('${id(1)}', 'milano', 'Comune', 'Voucher', '-', '-', 1000, '2026-01-01', '2099-01-01', '2099-12-31');
  insert into rule_set (id, comune_id, fund_id, version, valid_from, rules)
    values ('${id(1)}', 'milano', '${id(1)}', 1, '2026-01-01', '{}');
  insert into isee (id, comune_id, person_id, kind, value_cents, valid_until, source, said_by)
    values ('${id(1)}', 'milano', '${citizen}', 'ordinary', 900000, '2026-12-31', 'self-declared', '${citizen}');
  insert into voucher_application (id, comune_id, fund_id, person_id, isee_id, facts, submitted_by, submitted_role, status)
    values ('${id(1)}', 'milano', '${id(1)}', '${citizen}', '${id(1)}', '{}', '${citizen}', 'citizen', 'granted');
  insert into voucher_document (id, comune_id, fund_id, person_id, kind, name, type, bytes, sha256, source_sha256, stored_as,
      uploaded_by, application_id)
    values ('${id(1)}', 'milano', '${id(1)}', '${citizen}', 'disability-certificate', 'verbale.pdf', 'application/pdf', 9, '-', '-',
      '${id(2)}', '${citizen}', '${id(1)}');
  insert into voucher_decision (id, comune_id, application_id, rule_set_id, outcome, amount_cents, per, on_date, rules, facts, funds, decided_by)
    values ('${id(1)}', 'milano', '${id(1)}', '${id(1)}', 'granted', 100, 'once', '2026-11-02', '[]', '{}', '{}', '${admin}');
  insert into voucher_appeal (id, comune_id, decision_id, person_id, decided_by, reason, due_at)
    values ('${id(1)}', 'milano', '${id(1)}', '${citizen}', '${admin}', '-', ${NOW});
  insert into voucher (id, comune_id, fund_id, person_id, decision_id, value_cents, expires_on)
    values ('${id(1)}', 'milano', '${id(1)}', '${citizen}', '${id(1)}', 100, '2099-12-31');
  insert into voucher_notice (comune_id, person_id, kind, application_id)
    values ('milano', '${citizen}', 'granted', '${id(1)}');
  insert into voucher_movement values
    ('${id(1)}', 'milano', '${id(1)}', '${id(1)}', '${pratica}', '${id(1)}', 'reserved', 100, ${NOW});
  insert into tariff values ('${id(1)}', 'milano', 'assistenza');
  insert into tariff_version (id, comune_id, tariff_id, version, valid_from, rules)
    values ('${id(1)}', 'milano', '${id(1)}', 1, '2026-01-01', '{}');
  insert into tariff_decision values ('${id(1)}', 'milano', '${pratica}', '${citizen}', '${id(1)}', 1,
    40, 100, 40, '{}', '2026-11-02', ${NOW})`;
