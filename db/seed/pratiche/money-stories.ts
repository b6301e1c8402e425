import { type As, daysAhead, ENTE_IDS } from './steps.ts';
import { writeIbans } from './write-ibans.ts';

/** Enti that can be paid, and what the office asks the bank to pay them. */
export const MONEY_STORIES: Record<string, (as: As) => Promise<string>> = {
  'enti con un conto confermato da due persone': async (as) => {
    const names = await writeIbans();
    const path = `/enti/${ENTE_IDS['ente2']}/transfer-acceptance`;
    await (await as('ente2')).post(path, { isAccepted: true }, 'demo-accept-transfers');
    return names.join(', ');
  },

  'un pagamento a un ente, da approvare': async (as) => {
    const office = await as('admin1');
    const { items } = await office.get('/payouts?limit=1');
    if (items.length > 0) return items[0].id;
    const asked = { enteId: ENTE_IDS['ente1']!, from: daysAhead(-31), until: daysAhead(0) };
    const { amountCents } = await office.get(`/payouts/preview?${new URLSearchParams(asked)}`);
    if (amountCents <= 0) return 'niente da pagare';
    const body = { ...asked, amountCents };
    return (await office.post('/payouts', body, 'demo-first-payout')).id;
  },
};
