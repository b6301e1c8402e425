import { asSystem, connect, type Trx } from '../../connect.ts';
import { nameUuid } from '../../name-uuid.ts';
import { addIban } from '../../payouts/accounts.ts';
import { addIbanProposal, decideIbanProposal } from '../../payouts/iban-proposals.ts';
import { daysAhead, ENTE_IDS } from './steps.ts';

/** Invented accounts, whose check digits are right; and who confirmed them and has no log-in here. */
const ACCOUNTS = [
  { ente: 'ente1', proposedBy: '22222222-0000-4000-8000-000000000001', confirmedBy: 'Lucia Ferrante', iban: 'IT60X0542811101000000123456', holder: 'Cooperativa Sociale La Cura' },
  { ente: 'ente2', proposedBy: '22222222-0000-4000-8000-000000000002', confirmedBy: 'Pietro Basile', iban: 'IT31J0100501600000000200002', holder: 'Fondazione Casa Amica' },
]; // prettier-ignore

/**
 * Where enti are paid, once. It takes two people of an ente and the demo has one log-in of each: the
 * second has left since, so that whoever looks at the demo meets an ente that has to call one in.
 * Environment: DATABASE_OWNER_URL.
 * @returns the enti
 */
export async function writeIbans(): Promise<string[]> {
  const { DATABASE_OWNER_URL } = process.env;
  if (!DATABASE_OWNER_URL) throw new Error('Environment: missing DATABASE_OWNER_URL');
  const db = connect(DATABASE_OWNER_URL, { max: 1 });
  try {
    await asSystem(db, 'milano', async (trx) => {
      for (const account of ACCOUNTS) await writeIban(trx, account);
    });
  } finally {
    await db.destroy();
  }
  return ACCOUNTS.map(({ ente }) => ente);
}

async function writeIban(
  trx: Trx,
  { ente, proposedBy, confirmedBy, iban, holder }: (typeof ACCOUNTS)[number],
): Promise<void> {
  const comuneId = 'milano';
  const id = nameUuid('demo-iban', ente);
  const secondId = nameUuid('demo-second', ente);
  const account = { comuneId, enteId: ENTE_IDS[ente]!, iban, holder };
  const at = new Date().toISOString();
  const expiresAt = `${daysAhead(14)}T22:00:00.000Z`;
  if (!(await addIbanProposal(trx, { ...account, id, proposedBy, proposedAt: at, expiresAt })))
    return;
  await trx.insertInto('person').values({ id: secondId, comuneId, name: confirmedBy, email: null }).execute(); // prettier-ignore
  const decided = { decidedBy: secondId, reason: null, decisionId: secondId };
  await decideIbanProposal(trx, { id, status: 'confirmed', ...decided, at });
  await addIban(trx, { ...account, id, proposalId: id, validFrom: daysAhead(0), setBy: secondId });
}
