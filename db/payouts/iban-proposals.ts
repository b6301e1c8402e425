import { sql } from 'kysely';
import type { Trx } from '../connect.ts';
import type { IbanProposalStatus } from '../tables/payouts.ts';

interface NewProposal {
  /** The command's. */
  id: string;
  comuneId: string;
  enteId: string;
  iban: string;
  holder: string;
  proposedBy: string;
  /** ISO instants. */
  proposedAt: string;
  expiresAt: string;
}

/** @returns false when another is open for the ente, or this one is there already */
export async function addIbanProposal(trx: Trx, proposal: NewProposal): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('ibanProposal')
    .values(proposal)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export function findIbanProposal(trx: Trx, { id }: { id: string }) {
  return trx
    .selectFrom('ibanProposal')
    .select(['id', 'enteId', 'iban', 'holder', 'proposedBy', 'proposedAt', 'expiresAt'])
    .select(['status', 'decisionId'])
    .where('id', '=', id)
    .executeTakeFirst();
}
export type IbanProposal = NonNullable<Awaited<ReturnType<typeof findIbanProposal>>>;

/** The one that an ente waits for, if any; its time may be over. */
export function findOpenIbanProposal(trx: Trx, { enteId }: { enteId: string }) {
  return trx
    .selectFrom('ibanProposal')
    .select(['id', 'expiresAt'])
    .where('enteId', '=', enteId)
    .where('status', '=', 'proposed')
    .executeTakeFirst();
}

/** What was decided under a command. */
export function findIbanDecision(trx: Trx, { decisionId }: { decisionId: string }) {
  return trx
    .selectFrom('ibanProposal')
    .select(['id', 'status'])
    .where('decisionId', '=', decisionId)
    .executeTakeFirst();
}

/**
 * Decides what is still open, once; the database keeps whoever proposed from confirming.
 * @returns false when somebody was faster, or its time is over
 */
export async function decideIbanProposal(
  trx: Trx,
  { id, status, at, ...said }: {
    id: string;
    status: Exclude<IbanProposalStatus, 'proposed'>;
    decidedBy: string | null;
    reason: string | null;
    decisionId: string | null;
    at: string;
  },
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('ibanProposal')
    .set({ status, decidedAt: at, ...said })
    .where('id', '=', id)
    .where('status', '=', 'proposed')
    .$if(status !== 'lapsed', (query) => query.where('expiresAt', '>', at))
    .executeTakeFirst();
  return numUpdatedRows > 0n;
} // prettier-ignore

/** The latest first, with the names of who proposed and who decided. */
export function listIbanProposals(trx: Trx, { enteId }: { enteId: string }) {
  return trx
    .selectFrom('ibanProposal as proposal')
    .leftJoin('person as proposing', 'proposing.id', 'proposal.proposedBy')
    .leftJoin('person as deciding', 'deciding.id', 'proposal.decidedBy')
    .select(['proposal.id', 'proposal.iban', 'proposal.holder', 'proposal.status'])
    .select(['proposal.proposedBy', 'proposal.proposedAt', 'proposal.expiresAt'])
    .select(['proposal.decidedAt', 'proposal.reason'])
    .select(['proposing.name as proposedByName', 'deciding.name as decidedByName'])
    .where('proposal.enteId', '=', enteId)
    .orderBy('proposal.proposedAt', 'desc')
    .limit(50)
    .execute();
}

/** Whom the office let in, of those by whom somebody came to be of an ente; themself, as a rule. */
export async function standsFor(trx: Trx, { personId }: { personId: string }): Promise<string> {
  const asked = sql<{ id: string }>`select stands_for(${personId}::uuid) as id`;
  return (await asked.execute(trx)).rows[0]!.id;
}

/** Who works for an ente and can come in, by name. Asked as the system. */
export function listMembers(trx: Trx, { enteId }: { enteId: string }) {
  return trx
    .selectFrom('person')
    .select(['id', 'name', sql<string>`stands_for(person.id)`.as('standsFor')])
    .where('enteId', '=', enteId)
    .where('role', '=', 'ente')
    .where(
      sql<boolean>`coalesce((select act from account_act where account_id = person.id
        and act in ('suspended', 'reinstated') and done_at is not null
        order by asked_at desc limit 1), 'reinstated') = 'reinstated'`,
    )
    .orderBy('name')
    .limit(200)
    .execute();
}
