import { nameUuid } from '../../name-uuid.ts';
import type { Visitor } from './visitor.ts';

export type As = (username: string) => Promise<Visitor>;

export const ENTE_IDS: Record<string, string> = {
  ente1: 'e0000000-0000-4000-8000-000000000001',
  ente2: 'e0000000-0000-4000-8000-000000000002',
  ente3: 'e0000000-0000-4000-8000-000000000003',
  ente4: 'e0000000-0000-4000-8000-000000000004',
};

/** Of the several that each has for a person's care, the service that its offers are made on. */
const SERVICES: Record<string, string> = {
  ente1: 'Assistenza a casa, ora per ora',
  ente2: 'Casa Amica ogni giorno',
  ente3: 'Un aiuto vicino, anche la domenica',
};

function serviceOf(ente: string): string {
  return nameUuid('service', ENTE_IDS[ente]!, 'assistenza-persona', SERVICES[ente]!);
}

export function inPlaceOf(ente: string, reason: string): object {
  return { onBehalfOf: { role: 'ente', enteId: ENTE_IDS[ente]! }, reason };
}

/** A citizen asks; the story's name makes the keys of all its steps. */
export async function request(
  as: As,
  citizen: string,
  story: string,
  need: object,
): Promise<string> {
  const { id } = await (await as(citizen)).post('/pratiche', need, `demo-${story}-request`);
  return id;
}

/** One move of a pratica, with the version its actor sees now. */
export async function move(
  as: As,
  who: string,
  args: { id: string; story: string; transition: string; payload?: object; more?: object },
): Promise<void> {
  const { id, story, transition, payload = {}, more = {} } = args;
  const visitor = await as(who);
  const { version } = await visitor.get(`/pratiche/${id}`);
  const body = { transition, expectedVersion: version, payload, ...more };
  await visitor.post(`/pratiche/${id}/transitions`, body, `demo-${story}-${transition}-${who}`);
}

export function offer(terms: {
  ente: string;
  hours: number;
  unitCents: number;
  profile: string;
  note: string;
  /** Days from today to the first on which the service can begin; 10 when missing. */
  inDays?: number;
}) {
  const { ente, hours, unitCents, profile, note, inDays = 10 } = terms;
  return {
    serviceId: serviceOf(ente),
    priceModel: 'hourly',
    lines: [
      {
        label: 'Ore nei giorni feriali',
        unit: 'hour',
        band: 'weekday',
        unitCents,
        quantity: hours,
      },
    ],
    firstDate: daysAhead(inDays),
    profile,
    validUntil: daysAhead(30),
    note,
  };
}

/** Chooses the offer of an ente, in the revision that is on the table. */
export async function choose(
  as: As,
  citizen: string,
  args: { id: string; story: string; ente: string },
): Promise<void> {
  const { id, story, ente } = args;
  const { items } = await (await as(citizen)).get(`/pratiche/${id}/offers`);
  const { id: offerId, revision } = items.find(
    (each: { ente: { id: string } }) => each.ente.id === ENTE_IDS[ente],
  );
  await move(as, citizen, { id, story, transition: 'chooseOffer', payload: { offerId, revision } });
}

export function period(): object {
  return { startDate: daysAhead(12), endDate: daysAhead(12 + 90) };
}

const ROME = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Rome' });

/** A day of the comune, so many days from today, in ISO. */
export function daysAhead(days: number): string {
  return ROME.format(Date.now() + days * 86_400_000);
}
