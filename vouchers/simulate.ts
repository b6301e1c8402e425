import { decide } from './decide.ts';
import type { Facts } from './facts.ts';
import type { RuleSet } from './rules.ts';

export interface PastCase {
  applicationId: string;
  facts: Facts;
  /** The day it was decided on. */
  onDate: string;
  /** What was given then, 0 when refused. */
  amountCents: number;
}

export interface SimulatedCase {
  applicationId: string;
  beforeCents: number;
  afterCents: number;
  change: 'gains' | 'loses' | 'same';
}

/** What each past case would have come to under other rules. Nothing is written anywhere. */
export function simulate(ruleSet: RuleSet, past: readonly PastCase[]) {
  const cases = past.map(({ applicationId, facts, onDate, amountCents: beforeCents }) => {
    const { amountCents: afterCents } = decide(ruleSet, facts, onDate);
    const change = afterCents > beforeCents ? 'gains' : afterCents < beforeCents ? 'loses' : 'same';
    return { applicationId, beforeCents, afterCents, change } satisfies SimulatedCase;
  });
  const sum = (read: (of: SimulatedCase) => number) =>
    cases.reduce((total, one) => total + read(one), 0);
  return {
    cases,
    gain: cases.filter(({ change }) => change === 'gains').length,
    lose: cases.filter(({ change }) => change === 'loses').length,
    beforeCents: sum(({ beforeCents }) => beforeCents),
    afterCents: sum(({ afterCents }) => afterCents),
  };
}
