import type { Visitor } from './visitor.ts';

export type As = (username: string) => Promise<Visitor>;

const ENTE_IDS: Record<string, string> = {
  ente1: 'e0000000-0000-4000-8000-000000000001',
  ente2: 'e0000000-0000-4000-8000-000000000002',
  ente3: 'e0000000-0000-4000-8000-000000000003',
  ente4: 'e0000000-0000-4000-8000-000000000004',
};

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

export function offer(terms: { hours: number; unitCents: number; profile: string; note: string }) {
  const { hours, unitCents, profile, note } = terms;
  return {
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
    firstDate: daysAhead(10),
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

/** An ISO date so many days from now; hours of the day do not matter this far ahead. */
function daysAhead(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}
