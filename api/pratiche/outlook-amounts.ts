import type { Trx } from '../../db/connect.ts';
import { findDuePayment } from '../../db/payments.ts';
import { foreseeRefund, worthOf } from '../../db/unused-payments.ts';
import type { Aftermath, Prospect } from '../../workflows/pratica/outlook.ts';
import type { Pratica } from '../../workflows/pratica/pratica.ts';
import { type Service, unusedDays } from '../../workflows/pratica/service.ts';
import type { TimerName } from '../../workflows/pratica/transitions.ts';

const PAYING: readonly TimerName[] = [
  'paymentFirstReminder',
  'paymentSecondReminder',
  'paymentDeadline',
  'renewalPaymentDeadline',
];

/** What time brings about, with what is to be paid by then, in cents. */
export async function withAmounts(
  trx: Trx,
  { praticaId, prospects }: { praticaId: string; prospects: readonly Prospect[] },
) {
  const isToPay = prospects.some(({ timer }) => PAYING.includes(timer));
  const due = isToPay ? await findDuePayment(trx, { praticaId, which: 'first' }) : undefined;
  return prospects.map((prospect) => ({
    ...prospect,
    amountCents: PAYING.includes(prospect.timer) ? (due?.amountCents ?? null) : null,
  }));
}

/** What a suspension moves, and how much of what was paid moves with it. */
export async function pauseView(trx: Trx, { id, service }: Pratica, { pause }: Aftermath) {
  if (!service || !pause) return null;
  const { shifted: unused, ...said } = pause;
  return { ...said, shiftedCents: await worthOf(trx, { praticaId: id, period: service.period, unused }) }; // prettier-ignore
}

interface Ended {
  unused: NonNullable<Aftermath['unused']>;
  effectiveOn: string;
}

/** What an end leaves unused, and what of it goes back by which way. */
export async function endView(
  trx: Trx,
  { id, service }: { id: string; service: Service },
  { unused, effectiveOn }: Ended,
) {
  const refund = await foreseeRefund(trx, { praticaId: id, period: service.period, unused });
  return {
    effectiveOn,
    paidDays: service.paidDays,
    unusedDays: unusedDays(service, effectiveOn),
    visits: 'visits' in unused ? (unused.visits ?? null) : null,
    ...refund,
  };
}
