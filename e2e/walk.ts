import { Temporal } from 'temporal-polyfill';
import { setTimeout as pause } from 'node:timers/promises';
import type { peopleOf } from '../dev/testing/people.ts';

/** The first half of a pratica's life through the API, each step under a key of its own. */
export const NEED = {
  serviceTypeId: 'assistenza-persona',
  params: { autonomy: 'partly-dependent', hoursPerWeek: 10, timeBands: ['morning'] },
  beneficiary: { self: true },
  place: { address: 'via Capuana 3', municipio: 8 },
  times: { from: inDays(20), months: 3 },
};
export const TERMS = {
  priceModel: 'hourly',
  lines: [{ label: 'Ore di assistenza', unit: 'hour', unitCents: 2150, quantity: 40 }],
  firstDate: inDays(20),
  profile: 'OSS',
  validUntil: inDays(60),
};

/** Of a service of which the comune itself is paid, by who cooks it. */
export const MEALS = {
  ente: 'ente3',
  need: { ...NEED, serviceTypeId: 'pasti-domicilio', params: { mealsPerWeek: 5 } },
  terms: {
    ...TERMS,
    priceModel: 'package',
    lines: [{ label: 'Dieci pranzi', unit: 'package', unitCents: 7200, quantity: 2 }],
    profile: 'operatore generico',
  },
};

interface Standing {
  id: string;
  number: string;
  state: string;
  version: number;
}
interface Offers {
  items: { id: string; revision: number; ente: { id: string } }[];
}
export type People = ReturnType<typeof peopleOf>;
type Hook = (step: number) => void;

/** Sends a transition until it is heard; one that was refused as stale is written anew. */
export async function move(
  { as }: People,
  username: string,
  praticaId: string,
  transition: string,
  payload: object = {},
): Promise<Standing> {
  const person = as(username);
  for (let tries = 0; tries < 10; tries += 1) {
    const { version } = await person.insist<Standing>('GET', `/pratiche/${praticaId}`);
    const body = { transition, expectedVersion: version, payload };
    const path = `/pratiche/${praticaId}/transitions`;
    const moved = await person.insist<Standing>('POST', path, { body }).catch((error: Error) => {
      if (!error.message.includes('stale-version')) throw error;
    });
    if (moved) return moved;
  }
  throw new Error(`${transition} of ${praticaId} is always stale`);
}

/** What other files have left to an ente would stand among what is counted. */
export async function emptyInbox({ as }: People, username: string): Promise<void> {
  const ente = as(username);
  const { items } = await ente.insist<{ items: { praticaId: string }[] }>(
    'GET',
    '/tasks?view=all&kind=answerRequest&limit=100',
  );
  for (const { praticaId } of items) {
    const { version } = await ente.insist<Standing>('GET', `/pratiche/${praticaId}`);
    const body = {
      ...{ transition: 'declineRequest', expectedVersion: version },
      ...{ payload: {}, reason: 'Prova finita' },
    };
    await ente.call('POST', `/pratiche/${praticaId}/transitions`, { body });
  }
}

/** From the need to the payment that is due. */
export async function walkToPayment(people: People, told: Hook = () => {}): Promise<string> {
  const { as } = people;
  const citizen = as('citizen1');
  const { id } = await citizen.insist<Standing>('POST', '/pratiche', { body: NEED });
  told(1);
  await move(people, 'ente1', id, 'submitOffer', TERMS);
  told(2);
  await move(people, 'ente2', id, 'submitOffer', TERMS);
  told(3);
  const { items } = await citizen.insist<Offers>('GET', `/pratiche/${id}/offers`);
  const chosen = items.find((offer) => offer.ente.id.endsWith('1'))!;
  await move(people, 'citizen1', id, 'chooseOffer', {
    offerId: chosen.id,
    revision: chosen.revision,
  });
  told(4);
  await move(people, 'ente1', id, 'confirmOrder', { startDate: inDays(20), endDate: inDays(110) });
  told(5);
  return id;
}

/** Asks where to pay and types a card there, as the payer's browser would. */
export async function payByCard(
  people: People,
  id: string,
  number = '4111111111111111',
): Promise<void> {
  const citizen = people.as('citizen1');
  const { redirectUrl } = await citizen.insist<{ redirectUrl: string }>(
    'POST',
    `/pratiche/${id}/payments`,
    { body: { method: 'card' } },
  );
  const card = { do: 'pay', holder: 'Anna Ferrari', number, expiry: '12/30', cvv: '123' };
  await fetch(redirectUrl, { method: 'POST', body: new URLSearchParams(card), redirect: 'manual' });
}

/** Waits until a pratica is in a state, as seen by its citizen. */
export async function reach(
  people: People,
  id: string,
  state: string,
  seconds = 60,
): Promise<void> {
  const citizen = people.as('citizen1');
  for (let tries = 0; tries < seconds * 2; tries += 1) {
    const seen = await citizen.insist<Standing>('GET', `/pratiche/${id}`);
    if (seen.state === state) return;
    await pause(500);
  }
  throw new Error(`${id} never became ${state}`);
}

/** Offered, chosen, confirmed for thirty days from today, and paid. */
export async function beginService(people: People): Promise<string> {
  const citizen = people.as('citizen1');
  const need = { ...NEED, times: { from: inDays(0), months: 1 } };
  const { id } = await citizen.insist<Standing>('POST', '/pratiche', { body: need });
  await move(people, 'ente1', id, 'submitOffer', { ...TERMS, firstDate: inDays(0) });
  const { items } = await citizen.insist<Offers>('GET', `/pratiche/${id}/offers`);
  const [{ id: offerId, revision }] = items as [Offers['items'][number]];
  await move(people, 'citizen1', id, 'chooseOffer', { offerId, revision });
  await move(people, 'ente1', id, 'confirmOrder', { startDate: inDays(0), endDate: inDays(29) });
  await payByCard(people, id);
  await reach(people, id, 'active');
  return id;
}

/** A day as the comune counts them: from midnight in Rome, which in London is still yesterday. */
export function inDays(days: number): string {
  return Temporal.Now.plainDateISO('Europe/Rome').add({ days }).toString();
}

interface Ordered {
  citizen: string;
  ente?: string;
  need?: object;
  terms?: object;
  /** Last day of the service. */
  endDate?: string;
}

/** One offer, chosen and confirmed: something is due. @returns the pratica */
export async function orderOnly(
  people: People,
  { citizen, ente = 'ente1', need = NEED, terms = TERMS, endDate = inDays(110) }: Ordered,
): Promise<string> {
  const payer = people.as(citizen);
  const { id } = await payer.insist<{ id: string }>('POST', '/pratiche', { body: need });
  await move(people, ente, id, 'submitOffer', terms);
  const { items } = await payer.insist<Offers>('GET', `/pratiche/${id}/offers`);
  const { id: offerId, revision } = items[0]!;
  await move(people, citizen, id, 'chooseOffer', { offerId, revision });
  await move(people, ente, id, 'confirmOrder', { startDate: inDays(20), endDate });
  return id;
}
