import { untilOrder } from './order.ts';
import { pay } from './pay.ts';
import { type As, daysAhead, move } from './steps.ts';

/** What becomes of a service once it is paid for. */
export const SERVICE_STORIES: Record<string, (as: As) => Promise<string>> = {
  sospesa: async (as) => {
    const story = 'suspended';
    const id = await served(as, 'citizen1', story, 'ente2');
    await move(as, 'citizen1', {
      id,
      story,
      transition: 'suspend',
      payload: { from: daysAhead(0), until: daysAhead(12) },
      more: { reason: 'Mia madre passa due settimane da mia sorella.' },
    });
    return id;
  },

  'con una proposta per continuare': async (as) => {
    const story = 'proposed';
    const id = await served(as, 'citizen2', story, 'ente1');
    await propose(as, 'ente1', { id, story });
    return id;
  },

  'rinnovata, da pagare': async (as) => {
    const story = 'renewed';
    const id = await served(as, 'citizen1', story, 'ente3');
    await propose(as, 'ente3', { id, story });
    const { renewal } = await (await as('citizen1')).get(`/pratiche/${id}`);
    if (!renewal) return id;
    const { proposalId } = renewal;
    await move(as, 'citizen1', { id, story, transition: 'renew', payload: { proposalId } });
    return id;
  },

  interrotta: async (as) => {
    const story = 'interrupted';
    const id = await served(as, 'citizen2', story, 'ente2');
    await move(as, 'citizen2', {
      id,
      story,
      transition: 'interrupt',
      payload: { effectiveOn: daysAhead(15) },
      more: { reason: 'Ci trasferiamo in un’altra città.' },
    });
    return id;
  },
};

/** A service of thirteen weeks from today, paid for. */
async function served(as: As, citizen: string, story: string, ente: string): Promise<string> {
  const id = await untilOrder(as, citizen, story, { ente, inDays: 0 });
  const payload = { startDate: daysAhead(0), endDate: daysAhead(90) };
  await move(as, ente, { id, story, transition: 'confirmOrder', payload });
  await pay(as, citizen, { id, story });
  return id;
}

function propose(as: As, ente: string, { id, story }: { id: string; story: string }) {
  const line = { label: 'Ore nei giorni feriali', unit: 'hour', band: 'weekday', unitCents: 2100, quantity: 32 }; // prettier-ignore
  const payload = { endDate: daysAhead(181), lines: [line] };
  return move(as, ente, { id, story, transition: 'proposeRenewal', payload });
}
