import type { Trx } from '../../db/connect.ts';
import {
  type ApplicationRow,
  findApplication,
  listApplicationsOf,
  listApplicationsTo,
  listDecisions,
} from '../../db/voucher-applications.ts';
import { listVoucherDocuments } from '../../db/voucher-documents.ts';
import { findFund, listFunds, listRuleSets } from '../../db/voucher-funds.ts';
import { listUses, listVouchers } from '../../db/vouchers.ts';
import { inLine } from '../../vouchers/next-in-line.ts';
import { inForceOn } from '../../vouchers/rules.ts';
import type { Actor } from '../actor.ts';
import { noteIseeOf } from '../audit/note-read.ts';
import { today } from '../days.ts';
import { problem } from '../problem.ts';
import { applicationView } from './views.ts';

/** A list is read by people who decide one after the other: more would never be looked at. */
const AT_MOST = 500;

export async function readApplication(trx: Trx, id: string) {
  const row = await findApplication(trx, { id });
  if (!row) throw problem('not-found');
  return (await withDecisions(trx, [row]))[0]!;
}

/** The applications to a fund in the order in which they are decided, those that wait first. */
export async function readApplicationsTo(trx: Trx, actor: Actor, fundId: string) {
  const { comuneId, role } = actor;
  if (!(await findFund(trx, { id: fundId, comuneId }))) throw problem('not-found');
  const rows = await listApplicationsTo(trx, { fundId, limit: AT_MOST });
  await noteIseeOf(
    trx,
    actor,
    rows.map(({ personId }) => personId),
  );
  const [ruleSet] = await listRuleSets(trx, { fundIds: [fundId] });
  const line = lineOf(rows, ruleSet?.rules.access ?? 'firstCome');
  const rest = rows.filter(({ status }) => status !== 'received').reverse();
  const nextId = role === 'sportello' ? null : (line[0]?.id ?? null);
  return { items: await withDecisions(trx, [...line, ...rest]), nextId };
}

/** Those that wait, in the order of their being decided. */
export function lineOf(rows: readonly ApplicationRow[], access: 'firstCome' | 'ranking') {
  return inLine(
    rows.filter(({ status }) => status === 'received'),
    access,
  );
}

/** What a citizen has: vouchers with where they went, and applications with what became of them. */
export async function readWallet(trx: Trx, { id: personId, comuneId }: Actor) {
  const vouchers = await listVouchers(trx, { personId });
  const uses = await listUses(trx, { voucherIds: vouchers.map(({ id }) => id) });
  const names = new Map((await listFunds(trx, { comuneId })).map(({ id, name }) => [id, name]));
  return {
    vouchers: vouchers.map(({ id, fundId, valueCents, leftCents, monthlyCents, expiresOn }) => ({
      ...{ id, valueCents, leftCents, monthlyCents, expiresOn },
      fundName: names.get(fundId) ?? '',
      isExpired: expiresOn < today(),
      uses: uses
        .filter(({ voucherId }) => voucherId === id)
        .map(({ voucherId: _, paymentId: __, ...use }) => use),
    })),
    applications: await withDecisions(trx, await listApplicationsOf(trx, { personId })),
  };
}

/** The version that an application is judged by: the one in force on the day it came. */
export async function ruleSetOn(trx: Trx, { fundId, day }: { fundId: string; day: string }) {
  return inForceOn(await listRuleSets(trx, { fundIds: [fundId] }), day);
}

async function withDecisions(trx: Trx, rows: readonly ApplicationRow[]) {
  const applicationIds = rows.map(({ id }) => id);
  const documents = await listVoucherDocuments(trx, { applicationIds });
  const decisions = await listDecisions(trx, { applicationIds });
  return rows.map((row) => applicationView(row, documents, decisions));
}
