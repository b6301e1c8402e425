import type { openBackDoor } from './breaking.ts';
import { inDays, move, NEED, payByCard, type People, reach, TERMS } from './walk.ts';

interface Offers {
  items: { id: string; revision: number }[];
}

/** A move of the pratica by the office, with a reason, to which the radar leads. */
export async function moveAs({ as }: People, praticaId: string, transition: string): Promise<void> {
  const admin = as('admin1');
  const { version } = await admin.insist<{ version: number }>('GET', `/pratiche/${praticaId}`);
  const body = { transition, expectedVersion: version, payload: {}, reason: 'Ferma da troppo' };
  await admin.insist('POST', `/pratiche/${praticaId}/transitions`, { body });
}

/** Offered and chosen, not yet confirmed; by the second ente alone, of which others ask little. */
export async function anOrder(people: People, days = { from: 20, months: 3 }): Promise<string> {
  const citizen = people.as('citizen1');
  const need = { ...NEED, times: { from: inDays(days.from), months: days.months } };
  const { id } = await citizen.insist<{ id: string }>('POST', '/pratiche', { body: need });
  const lines = [{ ...TERMS.lines[0]!, quantity: 10 }];
  await move(people, 'ente2', id, 'submitOffer', { ...TERMS, lines, firstDate: inDays(days.from) });
  const { items } = await citizen.insist<Offers>('GET', `/pratiche/${id}/offers`);
  const [{ id: offerId, revision }] = items as [Offers['items'][number]];
  await move(people, 'citizen1', id, 'chooseOffer', { offerId, revision });
  return id;
}

/** Small enough that one administrator may cancel it alone. */
export async function aService(people: People): Promise<string> {
  const id = await anOrder(people, { from: 0, months: 1 });
  await move(people, 'ente2', id, 'confirmOrder', { startDate: inDays(0), endDate: inDays(29) });
  await payByCard(people, id);
  await reach(people, id, 'active');
  return id;
}

const SECONDS = 20;
const TYPE = 'assistenza-persona';

/** A policy under which an ente has twenty seconds to confirm; withdrawn afterwards. */
export async function shortenEscalation(door: Awaited<ReturnType<typeof openBackDoor>>) {
  const [policy] = await door.ask<{ id: string }>(
    `insert into wemi.policy (comune_id, service_type_id, version, valid_from, terms)
     select 'milano', $1, 1 + (select coalesce(max(version), 0) from wemi.policy
         where comune_id = 'milano' and service_type_id = $1),
       wemi.today_in_rome(), terms || jsonb_build_object('orderEscalation', jsonb_build_object('seconds', $2::int))
     from wemi.policy where comune_id = 'milano' and service_type_id is null
     order by version desc limit 1 returning id`,
    [TYPE, SECONDS],
  );
  const withdraw = 'update wemi.policy set withdrawn_at = now() where id = $1';
  return { withdraw: () => door.ask(withdraw, [policy!.id]) };
}

/** When the ente's time to confirm is over, in milliseconds since 1970. */
export async function lateFrom({ as }: People, praticaId: string): Promise<number> {
  const path = `/pratiche/${praticaId}`;
  const { deadlines } = await as('admin1').insist<{ deadlines: Record<string, string> }>(
    'GET',
    path,
  );
  return Date.parse(deadlines['orderEscalation']!);
}
