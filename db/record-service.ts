import type { Step } from '../workflows/pratica/messages.ts';

/** What a step means for the service that was ordered, as the timeline tells it. */
export function serviceFacts({ kind, facts, pratica }: Step): object {
  const { from, until, effectiveOn } = facts;
  if (kind === 'suspend') return { from, until };
  if (kind === 'interrupt') return { effectiveOn };
  if (kind !== 'resume' && kind !== 'suspensionEnd') return {};
  const { endDate, suspendedDays } = pratica.service!;
  return { endDate, suspendedDays };
}
