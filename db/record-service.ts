import type { Step } from '../workflows/pratica/messages.ts';
import { totalCents } from './record-offers.ts';
import type { Told } from './record-parts.ts';
import type { QuotedLine } from './tables/pratica.ts';

/** What a step means for the service that was ordered, as the timeline tells it. */
export function serviceFacts(step: Step, payload: Told['payload']): object {
  const { kind, facts, pratica, nextPeriod } = step;
  const { from, until, effectiveOn, closures = [] } = facts;
  if (kind === 'proposeRenewal') return { ...nextPeriod, totalCents: totalCents(linesOf(payload)) };
  if (kind === 'periodStart') return { ...nextPeriod, period: pratica.service!.period };
  if (kind === 'suspend') return { from, until };
  if (kind === 'postponeForClosure') return closedDays(closures.at(-1));
  if (kind === 'withdrawClosure') return closedDays({ from: from!, through: until! });
  if (kind === 'interrupt') return { effectiveOn };
  if (kind === 'movePolicy') return { policyVersion: facts.policyVersion };
  if (kind !== 'resume' && kind !== 'suspensionEnd') return {};
  const { endDate, suspendedDays } = pratica.service!;
  return { endDate, suspendedDays };
}

/** The newest of the closures is the one that moves the terms. */
function closedDays(closure: { from: string; through: string } | undefined): object {
  return { closedFrom: closure?.from, closedThrough: closure?.through };
}

/** The columns of a pratica that tell of its service; a proposal stays until it is answered. */
export function serviceColumns({ kind, id, pratica }: Step, payload: Told['payload']) {
  const { service, renewal } = pratica;
  const columns = { service: service ? JSON.stringify(service) : null };
  if (!renewal) return { ...columns, renewal: null };
  if (kind !== 'proposeRenewal') return columns;
  const lines = linesOf(payload);
  const { by, paidDays, plan, paidVisits } = renewal;
  const planned = plan ? { plan, paidVisits } : {};
  const proposal = {
    proposalId: id,
    by,
    paidDays,
    ...planned,
    lines,
    totalCents: totalCents(lines),
  };
  return { ...columns, renewal: JSON.stringify(proposal) };
}

/** Checked when they came in (api/pratiche/schemas.ts, PAYLOADS.proposeRenewal). */
function linesOf(payload: Told['payload']): QuotedLine[] {
  return payload['lines'] as QuotedLine[];
}
