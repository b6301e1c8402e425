import type { PaymentItem } from '../remote/types';

export interface ToPay {
  /** The one that runs out first on top. */
  now: PaymentItem[];
  later: { pratica: PaymentItem['pratica']; count: number }[];
}

/** Of each pratica what is late and what comes next; further instalments are only counted. */
export function nextOfEach(due: readonly PaymentItem[], now = new Date().toISOString()): ToPay {
  const inOrder = [...due].sort((a, b) => a.dueAt.localeCompare(b.dueAt));
  const seen = new Set<string>();
  const later = new Map<string, ToPay['later'][number]>();
  const isNow = ({ pratica, dueAt, instalment }: PaymentItem) => {
    const isNext = instalment === 1 || dueAt < now || !seen.has(pratica.id);
    if (dueAt >= now) seen.add(pratica.id);
    if (!isNext) {
      later.set(pratica.id, { pratica, count: (later.get(pratica.id)?.count ?? 0) + 1 });
    }
    return isNext;
  };
  return { now: inOrder.filter(isNow), later: [...later.values()] };
}
