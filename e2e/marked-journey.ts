import { sql } from 'kysely';
import type { Db } from '../db/connect.ts';
import { fiscalCode } from './plant-around.ts';
import { chosen, interrupt, upload } from './plant-corpus.ts';
import { inDays, MEALS, move, NEED, type People, reach, TERMS } from './walk.ts';

const RUN = Date.now().toString(36);
const word = (about: string) => `Segno${about}${RUN}`;
const words = <const T extends string>(...about: T[]) =>
  Object.fromEntries(about.map((one) => [one, word(one)])) as Record<T, string>;

/** Who somebody is: may stand in the body of a mail to those who know them, and nowhere else. */
export const PERSON = {
  ...words('Beneficiary', 'Relation', 'Address', 'Registered', 'Holder'),
  mail: `${word('Mail').toLowerCase()}@segni.example`,
  delegate: `${word('Delegate').toLowerCase()}@segni.example`,
  phone: `33${String(Date.now()).slice(-8)}`,
  code: fiscalCode(99),
  isee: String(900_000_000 + (Date.now() % 90_000_000)),
};
/** What ails somebody, what they said, and why things were done: only on the pages of the pratica. */
export const HEALTH = words(
  ...(['PlaceNotes', 'TimesNotes', 'Allergies', 'OfferNote', 'OfferLine', 'Declined'] as const),
  ...(['Question', 'Answered', 'Corrected', 'ToOffice', 'OfficeAnswer', 'ToEnte'] as const),
  ...(['EnteNote', 'OfficeNote', 'MessageFile', 'CannedTitle', 'CannedText'] as const),
  ...(['WhyAsked', 'AskedFor', 'AskedNote', 'Given', 'GivenNote', 'GivenFile'] as const),
  ...([
    'Suspended',
    'Review',
    'Operator',
    'EnteReview',
    'ReviewAnswer',
    'Hidden',
    'Rating',
  ] as const),
  ...(['Contested', 'ContestAnswer', 'Cancelled', 'MandateNote', 'Revoked'] as const),
);
/** Why somebody stood in: whoever was stood for is told it in the mail, see docs/adr/0025. */
export const IN_PLACE = word('InPlace');
export const MARKERS: string[] = [...Object.values(PERSON), ...Object.values(HEALTH), IN_PLACE];

/** One of each thing that people can type about themselves, typed. @returns the pratica they stand in */
export async function goMarked(people: People, behind: Db): Promise<string> {
  const id = await serve(people);
  await talk(people, id);
  await integrate(people, id);
  const suspension = { from: inDays(12), until: inDays(15) };
  await insist(people, 'citizen1', id, { transition: 'suspend', payload: suspension, reason: HEALTH.Suspended }); // prettier-ignore
  await interrupt(people, id);
  await review(people, id, behind);
  await standIn(people);
  await comeToTheCounter(people);
  await empower(people);
  return id;
}

interface Command {
  transition: string;
  payload?: object;
  reason?: string;
  onBehalfOf?: object;
}
async function insist(people: People, who: string, id: string, command: Command): Promise<void> {
  const { version } = await people.as(who).insist<{ version: number }>('GET', `/pratiche/${id}`);
  const body = { expectedVersion: version, payload: {}, ...command };
  await people.as(who).insist('POST', `/pratiche/${id}/transitions`, { body });
}

async function serve(people: People): Promise<string> {
  const citizen = people.as('citizen1');
  const body = {
    ...NEED,
    beneficiary: { self: false, name: PERSON.Beneficiary, relation: PERSON.Relation },
    place: { municipio: 8, address: PERSON.Address, notes: HEALTH.PlaceNotes },
    times: { from: inDays(0), months: 1, notes: HEALTH.TimesNotes },
  };
  const { id } = await citizen.insist<{ id: string }>('POST', '/pratiche', { body });
  await insist(people, 'ente2', id, { transition: 'declineRequest', reason: HEALTH.Declined });
  const lines = [{ ...TERMS.lines[0]!, label: HEALTH.OfferLine }];
  await move(people, 'ente1', id, 'submitOffer', { ...TERMS, lines, firstDate: inDays(0), note: HEALTH.OfferNote }); // prettier-ignore
  const { items } = await citizen.insist<{ items: { id: string; revision: number }[] }>('GET', `/pratiche/${id}/offers`); // prettier-ignore
  const { id: offerId, revision } = items[0]!;
  await move(people, 'citizen1', id, 'chooseOffer', { offerId, revision });
  await move(people, 'ente1', id, 'confirmOrder', { startDate: inDays(0), endDate: inDays(29) });
  const { redirectUrl } = await citizen.insist<{ redirectUrl: string }>('POST', `/pratiche/${id}/payments`, { body: { method: 'card' } }); // prettier-ignore
  const card = { do: 'pay', holder: PERSON.Holder, number: '4111111111111111', expiry: '12/30', cvv: '123' }; // prettier-ignore
  await fetch(redirectUrl, { method: 'POST', body: new URLSearchParams(card), redirect: 'manual' });
  await reach(people, id, 'active');
  return id;
}

async function talk(people: People, id: string): Promise<void> {
  const { enteId } = await chosen(people, id);
  const file = await upload(people, `/pratiche/${id}/message-documents`, HEALTH.MessageFile);
  const send = (who: string, body: object) =>
    people.as(who).insist<{ id: string }>('POST', `/pratiche/${id}/messages`, { body });
  const toEnte = { kind: 'citizen-ente', enteId };
  const { id: correctsId } = await send('citizen1', { ...toEnte, text: HEALTH.Question, documentIds: [file.id] }); // prettier-ignore
  await send('citizen1', { ...toEnte, text: HEALTH.Corrected, correctsId });
  await send('ente1', { ...toEnte, text: HEALTH.Answered });
  await send('citizen1', { kind: 'citizen-office', text: HEALTH.ToOffice });
  await send('admin1', { kind: 'citizen-office', text: HEALTH.OfficeAnswer });
  await send('ente1', { kind: 'ente-office', text: HEALTH.ToEnte });
  await send('ente1', { kind: 'notes', text: HEALTH.EnteNote });
  await send('admin1', { kind: 'notes', text: HEALTH.OfficeNote });
  const body = { title: HEALTH.CannedTitle, textIt: HEALTH.CannedText, textEn: null };
  const kept = await people.as('ente1').insist<{ id: string }>('POST', '/canned-answers', { body });
  await people.as('ente1').insist('DELETE', `/canned-answers/${kept.id}`);
}

async function integrate(people: People, id: string): Promise<void> {
  const items = [{ label: HEALTH.AskedFor, note: HEALTH.AskedNote }];
  await insist(people, 'ente1', id, { transition: 'requestIntegration', payload: { items }, reason: HEALTH.WhyAsked }); // prettier-ignore
  const pratica = await people.as('citizen1').insist<{ integrations: { id: string; status: string }[] }>('GET', `/pratiche/${id}`); // prettier-ignore
  const { id: integrationId } = pratica.integrations.find(({ status }) => status === 'open')!;
  const there = `/pratiche/${id}/documents?integrationId=${integrationId}&item=0`;
  const file = await upload(people, there, HEALTH.GivenFile);
  const given = [{ text: HEALTH.Given, documentIds: [file.id] }];
  await insist(people, 'citizen1', id, { transition: 'provideIntegration', payload: { integrationId, items: given, note: HEALTH.GivenNote } }); // prettier-ignore
}

async function review(people: People, id: string, behind: Db): Promise<void> {
  // A day after it has ended; the day is not waited for.
  await sql`insert into review_window (comune_id, pratica_id, period, ente_id, service_type_id, operator_id, opened_at, closes_at)
    select comune_id, id, 1, chosen_ente_id, service_type_id,
      (select operator.id from operator where ente_id = chosen_ente_id limit 1), now(), now() + interval '14 days'
    from pratica where id = ${id}`.execute(behind); // prettier-ignore
  const path = `/pratiche/${id}/reviews`;
  const citizens = { period: 1, stars: 4, text: HEALTH.Review, operator: { stars: 4, text: HEALTH.Operator } }; // prettier-ignore
  await people.as('citizen1').insist('POST', path, { body: citizens });
  await people.as('ente1').insist('POST', path, { body: { period: 1, stars: 4, text: HEALTH.EnteReview } }); // prettier-ignore
  const { items } = await people.as('ente1').insist<{ items: { reviews: { id: string; side: string }[] }[] }>('GET', path); // prettier-ignore
  const { id: reviewId } = items[0]!.reviews.find(({ side }) => side === 'citizen')!;
  await people.as('ente1').insist('POST', `/reviews/${reviewId}/answer`, { body: { text: HEALTH.ReviewAnswer } }); // prettier-ignore
  const body = { act: 'hide', reason: HEALTH.Hidden };
  await people.as('admin1').insist('POST', `/reviews/${reviewId}/moderation`, { body });
  const rated = { subject: 'platform', stars: 1, options: [], text: HEALTH.Rating };
  await people.as('citizen1').insist('POST', '/service-ratings', { body: rated });
}

/** The office acts in one's place, is contested and answers; and cancels another one. */
async function standIn(people: People): Promise<void> {
  const citizen = people.as('citizen1');
  const need = { ...MEALS.need, params: { mealsPerWeek: 5, allergies: HEALTH.Allergies } };
  const ask = () => citizen.insist<{ id: string }>('POST', '/pratiche', { body: need });
  const [{ id }, { id: other }] = [await ask(), await ask()];
  await insist(people, 'admin1', id, { transition: 'withdraw', onBehalfOf: { role: 'citizen' }, reason: IN_PLACE }); // prettier-ignore
  const { items } = await citizen.insist<{ items: { id: string; kind: string }[] }>('GET', `/pratiche/${id}/timeline`); // prettier-ignore
  const eventId = items.find(({ kind }) => kind === 'withdraw')!.id;
  await insist(people, 'citizen1', id, { transition: 'contest', payload: { eventId }, reason: HEALTH.Contested }); // prettier-ignore
  const contests = await people.as('admin3').insist<{ items: { id: string }[] }>('GET', `/pratiche/${id}/contests`); // prettier-ignore
  const body = { upheld: false, answer: HEALTH.ContestAnswer };
  await people.as('admin3').insist('POST', `/contests/${contests.items[0]!.id}/answer`, { body });
  await insist(people, 'admin1', other, { transition: 'cancel', reason: HEALTH.Cancelled });
}

async function comeToTheCounter(people: People): Promise<void> {
  const counter = people.as('sportello1');
  const { Registered: name, mail: email, phone, code } = PERSON;
  const body = { name, fiscalCode: code, email, phone };
  const { id: citizenId } = await counter.insist<{ id: string }>('POST', '/sportello/citizens', { body }); // prettier-ignore
  const paper = { citizenId, scope: ['request'], signedOn: inDays(0), expiresOn: inDays(30), note: HEALTH.MandateNote }; // prettier-ignore
  await counter.insist('POST', '/sportello/mandates', { body: paper });
}

async function empower(people: People): Promise<void> {
  const citizen = people.as('citizen1');
  const mandate = { email: PERSON.delegate, scope: ['request'], expiresOn: inDays(30) };
  const { id } = await citizen.insist<{ id: string }>('POST', '/mandates', { body: mandate });
  await citizen.insist('POST', `/mandates/${id}/revoke`, { body: { reason: HEALTH.Revoked } });
  const contact = { channel: 'sms', address: `+39${PERSON.phone}` };
  await citizen.insist('POST', '/me/contacts', { body: contact });
  const isee = { kind: 'ordinary', cents: Number(PERSON.isee), validUntil: inDays(60) };
  await citizen.insist('POST', '/isee', { body: isee });
}
