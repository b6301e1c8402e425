import type { FastifyInstance } from 'fastify';
import type { Static } from 'typebox';
import { readRules } from '../../db/comune-rules.ts';
import { asSystem, type Trx } from '../../db/connect.ts';
import { findIban } from '../../db/payouts/accounts.ts';
import {
  addIbanProposal,
  decideIbanProposal,
  findIbanProposal,
  findOpenIbanProposal,
} from '../../db/payouts/iban-proposals.ts';
import { readIban } from '../../payouts/iban.ts';
import { addDays } from '../../workflows/pratica/service.ts';
import type { Actor } from '../actor.ts';
import { endOfDay, today } from '../days.ts';
import { invalid, problem } from '../problem.ts';
import type { EnteIbanBody } from './schemas.ts';
import { tellMembers } from './tell-members.ts';

/**
 * Proposes where an ente is to be paid; until somebody else of the ente confirms it, nothing changes. One
 * proposal at a time: one that is out of time gives way.
 * @throws invalid, iban-pending while another is open, idempotency-key-reused
 */
export async function proposeIban(
  app: FastifyInstance,
  actor: Actor,
  { id, enteId, body }: { id: string; enteId: string; body: Static<typeof EnteIbanBody> },
): Promise<void> {
  const { comuneId, id: proposedBy } = actor;
  const account = readAccount(body);
  await asSystem(app.db, comuneId, async (trx) => {
    const known = await findIbanProposal(trx, { id });
    const isSame = known?.iban === account.iban && known.holder === account.holder;
    if (known && !isSame) throw problem('idempotency-key-reused');
    if (known) return;
    await mustBeAnother(trx, { enteId, ...account });
    const proposedAt = new Date().toISOString();
    await giveWay(trx, { enteId, at: proposedAt });
    const { ibanConfirmationDays } = await readRules(trx, { comuneId });
    const expiresAt = endOfDay(addDays(today(), ibanConfirmationDays));
    const row = { id, comuneId, enteId, ...account, proposedBy, proposedAt, expiresAt };
    if (!(await addIbanProposal(trx, row))) throw problem('iban-pending');
    await tellMembers(trx, { commandId: id, comuneId, enteId, proposalId: id, kind: 'iban-proposed' }); // prettier-ignore
  });
}

/** @throws invalid */
function readAccount(body: Static<typeof EnteIbanBody>) {
  const iban = readIban(body.iban);
  if (!iban)
    throw invalid('/iban', {
      it: 'L’IBAN non è giusto: controlla le cifre, una per una.',
      en: 'This IBAN is not right: check its digits one by one.',
    });
  const holder = body.holder.trim();
  if (!holder)
    throw invalid('/holder', { it: 'Scrivi a chi è intestato il conto.', en: 'Write whose account it is.' }); // prettier-ignore
  return { iban, holder };
}

/** @throws invalid for the account that is in use */
async function mustBeAnother(
  trx: Trx,
  { enteId, iban, holder }: { enteId: string; iban: string; holder: string },
): Promise<void> {
  const now = await findIban(trx, { enteId });
  if (now?.iban === iban && now.holder === holder)
    throw invalid('/iban', { it: 'È già il conto su cui vi paghiamo.', en: 'You are already paid on this account.' }); // prettier-ignore
}

async function giveWay(trx: Trx, { enteId, at }: { enteId: string; at: string }): Promise<void> {
  const open = await findOpenIbanProposal(trx, { enteId });
  if (!open) return;
  if (open.expiresAt > at) throw problem('iban-pending');
  const nobody = { decidedBy: null, reason: null, decisionId: null };
  await decideIbanProposal(trx, { id: open.id, status: 'lapsed', ...nobody, at });
}
