import { needOf } from './order.ts';
import { type As, daysAhead, move, request } from './steps.ts';

interface Mandate {
  id: string;
  status: string;
  delegate: { email: string | null } | null;
}

/** Pratiche that others run for their citizens, each by a mandate. */
export const MANDATE_STORIES: Record<string, (as: As) => Promise<string>> = {
  'seguita da chi ha una delega': async (as) => {
    const story = 'delegate';
    const about = { hours: 5, address: 'Via Padova 81', municipio: 2, about: 'mia madre' };
    const id = await request(as, 'citizen1', story, needOf(about));
    const mandate = await give(as, { from: 'citizen1', to: 'citizen2', story });
    if (mandate.status === 'offered') await accept(as, 'citizen2', mandate.id);
    const { received } = await (await as('citizen2')).get('/mandates');
    const isActive = received.some(
      (one: Mandate) => one.id === mandate.id && one.status === 'active',
    );
    if (!isActive) return id;
    const more = { onBehalfOf: { role: 'citizen', mandateId: mandate.id } };
    const payload = { businessDays: 2 };
    await move(as, 'citizen2', { id, story, transition: 'extendDeadline', payload, more });
    return id;
  },

  'con una delega offerta e non ancora accettata': async (as) => {
    const story = 'offered-mandate';
    const about = { hours: 3, address: 'Via Lomellina 9', municipio: 4, about: 'mio zio' };
    const id = await request(as, 'citizen2', story, needOf(about));
    await give(as, { from: 'citizen2', to: 'citizen1', story });
    return id;
  },

  'aperta allo sportello': async (as) => {
    const story = 'sportello';
    const sportello = await as('sportello1');
    const maria = { name: 'Maria Rossi', fiscalCode: 'RSSMRA80A41F205B', phone: '02 5550123' };
    const known = await sportello.post('/sportello/citizens', maria, `demo-${story}-register`);
    const citizenId: string = known.id ?? known.citizenId;
    const paper = { citizenId, scope: ['request', 'choose', 'service'], note: 'Raccoglitore 12', signedOn: daysAhead(0), expiresOn: daysAhead(365) }; // prettier-ignore
    await sportello.post('/sportello/mandates', paper, `demo-${story}-mandate`);
    const { mandates } = await sportello.get(`/sportello/citizens/${citizenId}`);
    const onBehalfOf = { role: 'citizen', mandateId: mandates.at(-1).id };
    const about = { hours: 4, address: 'Via Capuana 7', municipio: 8, about: 'me' };
    const need = {
      ...needOf(about),
      onBehalfOf,
      reason: 'Non usa il computer: lo ha chiesto di persona',
    };
    return request(as, 'sportello1', story, need);
  },
};

async function give(
  as: As,
  { from, to, story }: { from: string; to: string; story: string },
): Promise<Mandate> {
  const email = `${to}@example.org`;
  const visitor = await as(from);
  const body = { email, scope: ['request', 'choose', 'service'], expiresOn: daysAhead(365) };
  await visitor.post('/mandates', body, `demo-${story}-give`);
  const { given } = await visitor.get('/mandates');
  return given.find(({ delegate }: Mandate) => delegate?.email === email);
}

/** A realm that does not say whether addresses are verified shows no offers: then none is taken. */
async function accept(as: As, who: string, id: string): Promise<void> {
  const visitor = await as(who);
  const { received } = await visitor.get('/mandates');
  if (!received.some((one: Mandate) => one.id === id)) return;
  await visitor.post(`/mandates/${id}/accept`, {}, `demo-accept-${id}`);
}
