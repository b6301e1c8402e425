/**
 * The life of a payout, said once: what each act needs, and what the payout is after it. Database, API
 * and pages all read this table (docs/adr/0026).
 */
export const PAYOUT_STATUSES = [
  'asked', 'approved', 'declined', 'withdrawn', 'ordered', 'refused', 'executed', 'returned',
] as const; // prettier-ignore
export type PayoutStatus = (typeof PAYOUT_STATUSES)[number];

interface ActRow {
  from: readonly PayoutStatus[];
  to: PayoutStatus;
  /** Another administrator than whoever asked, whoever asked, or any. */
  by: 'another' | 'whoever-asked' | 'any';
  /** Why has to be said. */
  needsReason: boolean;
  /** What it held can go into another payout. */
  frees: boolean;
  /** The ente hears of it. */
  tells: boolean;
}

export const PAYOUT_ACTS = {
  approve: {
    from: ['asked'],
    to: 'approved',
    by: 'another',
    needsReason: false,
    frees: false,
    tells: true,
  },
  decline: {
    from: ['asked'],
    to: 'declined',
    by: 'another',
    needsReason: true,
    frees: true,
    tells: false,
  },
  withdraw: { from: ['asked'], to: 'withdrawn', by: 'whoever-asked', needsReason: false, frees: true, tells: false }, // prettier-ignore
  /** It is in a file for the bank: in one, once. */
  order: {
    from: ['approved'],
    to: 'ordered',
    by: 'any',
    needsReason: false,
    frees: false,
    tells: false,
  },
  /** The bank did not take the order: nothing was paid. */
  refuse: {
    from: ['ordered'],
    to: 'refused',
    by: 'any',
    needsReason: true,
    frees: true,
    tells: true,
  },
  execute: {
    from: ['ordered'],
    to: 'executed',
    by: 'any',
    needsReason: false,
    frees: false,
    tells: true,
  },
  /** The money came back: it is owed again, as new entries of the ledger. */
  return: {
    from: ['executed'],
    to: 'returned',
    by: 'any',
    needsReason: true,
    frees: false,
    tells: true,
  },
} as const satisfies Record<string, ActRow>;
export type PayoutAct = keyof typeof PAYOUT_ACTS;

/** What becomes of where an ente is paid, told to its people. */
export type IbanNoticeKind = 'iban-proposed' | 'iban-confirmed' | 'iban-refused' | 'iban-withdrawn';

/** What an ente is told: acts, why none could be done, and where it is paid. */
export type PayoutNoticeKind =
  | IbanNoticeKind
  | { [Act in PayoutAct]: (typeof PAYOUT_ACTS)[Act]['tells'] extends true ? Act : never }[PayoutAct]
  | 'no-iban'
  | 'no-balance';

export function isTold(act: PayoutAct): act is Extract<PayoutNoticeKind, PayoutAct> {
  return PAYOUT_ACTS[act].tells;
}

/** The acts that somebody can do now. */
export function actsOn(
  payout: { status: PayoutStatus; askedBy: string },
  personId: string,
): PayoutAct[] {
  return (Object.keys(PAYOUT_ACTS) as PayoutAct[]).filter((act) => {
    const { from, by }: ActRow = PAYOUT_ACTS[act];
    const isOwn = payout.askedBy === personId;
    const isTheirs = by === 'any' || (by === 'another' ? !isOwn : isOwn);
    return from.includes(payout.status) && isTheirs;
  });
}
