import { type As, daysAhead, ENTE_IDS } from './steps.ts';

/** Invented accounts, whose check digits are right. */
const IBANS: Record<string, { iban: string; holder: string }> = {
  ente1: { iban: 'IT60X0542811101000000123456', holder: 'Cooperativa Sociale La Cura' },
  ente2: { iban: 'IT31J0100501600000000200002', holder: 'Fondazione Casa Amica' },
};

/** Enti that can be paid, and what the office asks the bank to pay them. */
export const MONEY_STORIES: Record<string, (as: As) => Promise<string>> = {
  'enti che hanno scritto il loro conto': async (as) => {
    for (const [ente, account] of Object.entries(IBANS)) {
      const path = `/enti/${ENTE_IDS[ente]}`;
      const visitor = await as(ente);
      const { items } = await visitor.get(`${path}/iban`);
      if (items.length === 0) await visitor.post(`${path}/iban`, account, `demo-iban-${ente}`);
    }
    const path = `/enti/${ENTE_IDS['ente2']}/transfer-acceptance`;
    await (await as('ente2')).post(path, { isAccepted: true }, 'demo-accept-transfers');
    return Object.keys(IBANS).join(', ');
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
