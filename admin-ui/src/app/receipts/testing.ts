import type { PaymentItem } from '../api-types';

/** Paid by card in March. */
export const aPayment: PaymentItem = {
  id: 'y',
  pratica: { id: 'p', number: 'MI-2026-001042' },
  serviceTypeNameIt: 'Assistenza alla persona',
  serviceTypeNameEn: 'Personal assistance',
  ente: { id: 'e1', name: 'La Cura' },
  payee: 'ente',
  period: 1,
  startDate: '2026-03-03',
  endDate: '2026-03-30',
  amountCents: 25_800,
  coveredCents: 0,
  status: 'settled',
  isPayable: false,
  dueAt: '2026-03-02T22:59:59.000Z',
  settledAt: '2026-03-01T09:00:00.000Z',
  ways: ['card'],
  counterNumber: null,
  receiptNumber: 'R-MI-2026-000007',
  paidCents: 25_800,
  voucherCents: 0,
  refunds: [],
  onItsWayCents: 0,
  applicantName: null,
  mandate: null,
};
