import type { PolicyBatch, PolicyTerms, PolicyVersion } from '../app/api-types';

/** Without the groups that are set to undefined. */
export function aTerms(
  change: { [Name in keyof PolicyTerms]?: PolicyTerms[Name] | undefined } = {},
): PolicyTerms {
  const terms = {
    offersReminder: { businessDays: 2.5 },
    offersDeadline: { businessDays: 5 },
    choiceDeadline: { days: 10 },
    orderEscalation: { businessDays: 2 },
    orderFallback: { businessDays: 5 },
    paymentFirstReminder: { days: 1 },
    paymentSecondReminder: { days: 3 },
    paymentDeadline: { days: 5 },
    integrationDeadline: { businessDays: 10 },
    extensionLimit: 5,
    suspension: { noticeDays: 2, daysAtMost: 60, timesAtMost: 3 },
    interruption: { noticeDays: 7 },
    renewalPromptDays: 14,
    renewalPaymentDays: 3,
    ...change,
  };
  return JSON.parse(JSON.stringify(terms)) as PolicyTerms;
}

export function aVersion(version: number, change: Partial<PolicyVersion> = {}): PolicyVersion {
  return {
    id: `v${version}`,
    serviceTypeId: null,
    version,
    validFrom: '2026-01-01',
    status: 'inForce',
    terms: aTerms(),
    written: { by: 'Carla Neri', at: '2026-01-01T08:00:00.000Z', reason: 'Più tempo' },
    withdrawn: null,
    open: 3,
    ...change,
  };
}

export function aBatch(change: Partial<PolicyBatch> = {}): PolicyBatch {
  return {
    id: 'b1',
    policyId: 'v2',
    version: 2,
    serviceTypeId: null,
    reverses: null,
    approval: null,
    by: 'Carla Neri',
    at: '2026-03-01T08:00:00.000Z',
    reason: 'Per tutti',
    waiting: 0,
    moved: 2,
    refused: 1,
    ...change,
  };
}
