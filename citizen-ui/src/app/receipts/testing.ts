import type { PaymentItem } from '../remote/types';

/** Paid by card in March. */
export const aPayment: PaymentItem = {
  id: 'y',
  pratica: { id: 'p', number: 'MI-2026-000042' },
  serviceTypeNameIt: 'Assistenza alla persona',
  serviceTypeNameEn: 'Personal care',
  ente: { id: 'e', name: 'La Cura' },
  payee: 'ente',
  period: 1,
  startDate: '2025-03-03',
  endDate: '2025-03-30',
  amountCents: 25_800,
  instalment: 1,
  instalments: 1,
  coveredCents: 0,
  tariffCents: 0,
  status: 'settled',
  isPayable: false,
  dueAt: '2025-03-02T22:59:59.000Z',
  settledAt: '2025-03-01T09:00:00.000Z',
  ways: ['card'],
  counterNumber: null,
  receiptNumber: 'R-MI-2025-000007',
  paidCents: 25_800,
  voucherCents: 0,
  refunds: [],
  onItsWayCents: 0,
  applicantName: null,
  mandate: null,
};

export const aDuePayment: PaymentItem = {
  ...aPayment,
  id: 'd',
  status: 'due',
  isPayable: true,
  dueAt: '2099-03-02T22:59:59.000Z',
  settledAt: null,
  ways: [],
  receiptNumber: null,
  paidCents: 0,
};
