import { expect } from '@jest/globals';
import { sql } from 'kysely';
import type { Db } from '../../db/connect.ts';
import { addDays } from '../../workflows/pratica/service.ts';
import { conversationsOn } from '../conversations/testing.ts';
import { today } from '../days.ts';
import { PDF, uploadOn } from '../documents/testing.ts';
import { servicesOn } from '../pratiche/testing.ts';
import { NEED } from '../testing-catalogue.ts';
import { ENTE_A, type Json, type Name, PEOPLE, type Stage } from '../testing.ts';
import { ticketsOn } from '../tickets/testing.ts';
import { vouchersOn } from '../vouchers/testing.ts';

/** Every marker that was handed out, by what it was written for. */
export const MARKERS = new Map<string, string>();
const mark = (about: string) => {
  const word = `Segno${about}${process.pid}`;
  MARKERS.set(about, word);
  return word;
};
const mailbox = (about: string) => `${mark(about).toLowerCase()}@segni.example`;
/** Cents that no other amount has. */
export const ISEE_CENTS = 913_577_31;

type On = Stage & { behind: Db };

/** One of each thing that a citizen, or somebody about them, can write; all of it is closed in the end. */
export async function liveMarked(stage: On): Promise<string[]> {
  Object.assign(PEOPLE.citizen, { name: mark('Name'), email: mailbox('Login'), email_verified: true }); // prettier-ignore
  for (const who of ['delegate', 'secondAdmin'] as const) await stage.ask(who, 'GET', '/me');
  const insist = async (who: Name, method: 'GET' | 'POST' | 'PUT', url: string, body?: object): Promise<Json> => {
    const answer = await stage.ask(who, method, url, body);
    if (answer.status >= 300) throw new Error(`${url}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  }; // prettier-ignore
  const withdrawn = await talkedOf(stage, insist);
  const cancelled = await cancelledOne(stage, insist);
  await reviewed(stage, insist, withdrawn);
  await beside(stage, insist);
  // A service that was paid for; that it has ended is written behind the API's back.
  const paid = await servicesOn(stage).active();
  await sql`update pratica set closed = true where id = ${paid}`.execute(stage.behind);
  return [withdrawn, cancelled, paid];
}
type Insist = (
  who: Name,
  method: 'GET' | 'POST' | 'PUT',
  url: string,
  body?: object,
) => Promise<Json>;

async function talkedOf(stage: On, insist: Insist): Promise<string> {
  const { move, read } = servicesOn(stage);
  const moved = async (...args: Parameters<typeof move>) =>
    expect((await move(...args)).status).toBe(200);
  const { id } = await insist('citizen', 'POST', '/pratiche', {
    ...NEED,
    beneficiary: { self: false, name: mark('Beneficiary'), relation: mark('Relation') },
    place: { municipio: 3, address: mark('Address'), notes: mark('PlaceNotes') },
    times: { months: 3, notes: mark('TimesNotes') },
  });
  await moved('rival', id, 'declineRequest', {}, { reason: mark('Declined') });
  const lines = [{ label: 'Ore', unit: 'hour', unitCents: 2150, quantity: 24 }];
  const terms = { priceModel: 'hourly', lines, firstDate: today(), profile: 'OSS', note: mark('OfferNote') }; // prettier-ignore
  await moved('ente', id, 'submitOffer', { ...terms, validUntil: addDays(today(), 60) });
  await converse(stage, id);

  const items = [{ label: mark('AskedFor'), note: mark('AskedNote') }];
  await moved('ente', id, 'requestIntegration', { items }, { reason: mark('WhyAsked') });
  const { integrations } = (await read('citizen', id)).body;
  const integrationId = integrations[0].id as string;
  const file = { content: PDF, filename: `${mark('GivenFile')}.pdf` };
  const { body } = await uploadOn(stage, 'citizen', { praticaId: id, integrationId, ...file });
  const given = [{ text: mark('Given'), documentIds: [body.id] }];
  await moved('citizen', id, 'provideIntegration', { integrationId, items: given, note: mark('GivenNote') }); // prettier-ignore

  const inPlace = { onBehalfOf: { role: 'citizen' }, reason: mark('InPlace') };
  await moved('admin', id, 'withdraw', {}, inPlace);
  const timeline = (await read('citizen', id, '/timeline')).body.items;
  const { id: eventId } = timeline.find(({ kind }: Json) => kind === 'withdraw');
  await moved('citizen', id, 'contest', { eventId }, { reason: mark('Contested') });
  const contests = (await read('secondAdmin', id, '/contests')).body.items;
  const answer = { upheld: false, answer: mark('ContestAnswer') };
  await insist('secondAdmin', 'POST', `/contests/${contests[0].id}/answer`, answer);
  return id;
}

async function converse(stage: On, id: string): Promise<void> {
  const talks = conversationsOn(stage);
  const said = async (who: Name, body: object) => {
    const answer = await talks.write(who, id, body);
    expect([answer.status, answer.body]).toEqual([201, expect.anything()]);
    return answer.body.id as string;
  };
  const toEnte = { kind: 'citizen-ente', enteId: ENTE_A };
  await said('ente', { ...toEnte, text: mark('EnteAsks') });
  const file = { content: PDF, filename: `${mark('MessageFile')}.pdf` };
  const { body } = await talks.upload('citizen', id, file);
  const correctsId = await said('citizen', { ...toEnte, text: mark('Question'), documentIds: [body.id] }); // prettier-ignore
  await said('citizen', { ...toEnte, text: mark('Corrected'), correctsId });
  await said('citizen', { kind: 'citizen-office', text: mark('ToOffice') });
  await said('admin', { kind: 'citizen-office', text: mark('OfficeAnswers') });
  await said('ente', { kind: 'notes', text: mark('EnteNote') });
  await said('admin', { kind: 'notes', text: mark('OfficeNote') });
}

async function cancelledOne(stage: On, insist: Insist): Promise<string> {
  const beneficiary = { self: false, name: mark('Beneficiary2'), relation: mark('Relation2') };
  const place = { municipio: 3, address: mark('Address2') };
  const { id } = await insist('citizen', 'POST', '/pratiche', { ...NEED, beneficiary, place });
  const { status } = await servicesOn(stage).move('admin', id, 'cancel', {}, { reason: mark('Cancelled') }); // prettier-ignore
  expect(status).toBe(200);
  return id;
}

/** Of the withdrawn one: how a service went is asked of those that ran, which takes days. */
async function reviewed({ behind }: On, insist: Insist, id: string): Promise<void> {
  await sql`insert into review_window (comune_id, pratica_id, period, ente_id, service_type_id, operator_id, opened_at, closes_at)
    select comune_id, id, 1, ${ENTE_A}, service_type_id, (select operator.id from operator where ente_id = ${ENTE_A} limit 1),
      now(), now() + interval '14 days' from pratica where id = ${id}`.execute(behind); // prettier-ignore
  await sql`update pratica set chosen_ente_id = ${ENTE_A} where id = ${id}`.execute(behind);
  const path = `/pratiche/${id}/reviews`;
  const operator = { stars: 4, text: mark('Operator') };
  await insist('citizen', 'POST', path, { period: 1, stars: 4, text: mark('Review'), operator });
  await insist('ente', 'POST', path, { period: 1, stars: 4, text: mark('EnteReview') });
  const { rows } = await sql<{ id: string }>`select id from review where pratica_id = ${id} and author_side = 'citizen'`.execute(behind); // prettier-ignore
  const review = `/reviews/${rows[0]!.id}`;
  await insist('ente', 'POST', `${review}/answer`, { text: mark('ReviewAnswer') });
  await insist('admin', 'POST', `${review}/moderation`, { act: 'hide', reason: mark('Hidden') });
}

/** What is of no pratica. */
async function beside(stage: On, insist: Insist): Promise<void> {
  const beneficiary = { self: false, name: mark('DraftName'), relation: mark('DraftRelation') };
  const place = { municipio: 3, address: mark('DraftAddress'), notes: mark('DraftNotes') };
  await insist('citizen', 'PUT', `/needs/${crypto.randomUUID()}`, { ...NEED, beneficiary, place });

  const cared = { name: mark('Cared'), relation: mark('CaredRelation'), address: mark('CaredAddress') }; // prettier-ignore
  await insist('citizen', 'PUT', `/me/cared-persons/${crypto.randomUUID()}`, cared);

  const sportelloId = 'spazio-wemi-capuana';
  const hours = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
    weekday,
    from: '00:00',
    until: '24:00',
  }));
  await sql`update sportello set hours = ${JSON.stringify(hours)}, appointments = '{"minutes": 60, "places": 1, "daysAhead": 9}'
    where id = ${sportelloId}`.execute(stage.behind); // prettier-ignore
  const { days } = await insist('citizen', 'GET', `/sportelli/${sportelloId}/free-times`);
  const booked = { sportelloId, startsAt: days[0].startsAt[0], about: mark('Appointment') };
  const appointment = await insist('citizen', 'POST', '/me/appointments', booked);
  const path = `/office/appointments/${appointment.id}/cancel`;
  await insist('sportello', 'POST', path, { reason: mark('AppointmentCancelled') });

  const tickets = ticketsOn(stage);
  const file = { content: PDF, filename: `${mark('TicketFile')}.pdf` };
  const { body: uploaded } = await tickets.upload('citizen', file);
  const open = { text: mark('Ticket'), documentIds: [uploaded.id] };
  const { status, body: ticket } = await tickets.open('citizen', open);
  expect(status).toBe(201);
  await tickets.write('admin', ticket.id, { text: mark('TicketAnswer') });
  await tickets.write('admin', ticket.id, { isNote: true, text: mark('TicketNote') });

  const contact = { channel: 'mail', address: mailbox('Contact') };
  await insist('citizen', 'POST', '/me/contacts', contact);
  const mandate = {
    email: mailbox('Delegate'),
    scope: ['request'],
    expiresOn: addDays(today(), 30),
  };
  const { id } = await insist('citizen', 'POST', '/mandates', mandate);
  await insist('citizen', 'POST', `/mandates/${id}/revoke`, { reason: mark('Revoked') });
  const paper = { citizenId: PEOPLE.citizen.sub, scope: ['request'], signedOn: today(), expiresOn: addDays(today(), 30), note: mark('MandateNote') }; // prettier-ignore
  const signed = await insist('sportello', 'POST', '/sportello/mandates', paper);
  await insist('citizen', 'POST', `/mandates/${signed.id}/revoke`, {});

  const isee = { kind: 'ordinary', cents: ISEE_CENTS, validUntil: addDays(today(), 60) };
  await insist('citizen', 'POST', '/isee', isee);
  const vouchers = vouchersOn(stage);
  const fundId = await vouchers.fund({ documents: ['employment-contract'] });
  const paperOf = { content: PDF, filename: `${mark('VoucherFile')}.pdf` };
  const { body: sent } = await vouchers.upload('citizen', fundId, paperOf);
  const applied = await vouchers.apply('citizen', fundId, {
    isee,
    documentIds: [sent.id],
  });
  if (applied.status !== 201) throw new Error(JSON.stringify(applied.body));
  const decided = await vouchers.decide(applied.body.id, 'admin', { reason: mark('Decided') });
  expect([decided.status, decided.body]).toEqual([200, expect.anything()]);
}
