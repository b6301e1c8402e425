import type { Fund, OwnVoucher, VoucherApplication } from '../remote/types';

export const aFund: Fund = {
  id: 'f',
  owner: 'Comune di Milano',
  name: 'Voucher WeMi a casa',
  about: 'Un aiuto',
  source: 'Delibera',
  budgetCents: 100_000,
  leftCents: null,
  opensOn: '2026-01-01',
  applyUntil: '2099-12-31',
  spendUntil: '2099-12-31',
  status: 'open',
  waiting: null,
  rules: {
    iseeKind: 'ordinary',
    bands: [{ upToCents: 1_200_000, amount: { cents: 60_000 } }],
    per: 'once',
    access: 'firstCome',
    child: { from: 0, to: 17 },
    resident: true,
  },
  ruleSetVersion: 1,
};

export const aRefusal: VoucherApplication = {
  id: 'a',
  fundId: 'f',
  fundName: 'Voucher WeMi a casa',
  personName: 'Anna Ferrari',
  receivedAt: '2026-03-01T10:00:00.000Z',
  status: 'refused',
  submittedRole: 'citizen',
  isee: { kind: 'ordinary', cents: 1_250_000, validUntil: '2026-12-31', source: 'self-declared' },
  documents: [],
  decisions: [
    {
      id: 'd',
      outcome: 'refused',
      amountCents: 0,
      per: 'once',
      onDate: '2026-03-01',
      at: '2026-03-02T10:00:00.000Z',
      ruleSetVersion: 1,
      ruleSetFrom: '2026-01-01',
      rules: [
        { rule: 'isee', kind: 'ordinary', ceilingCents: 1_200_000, met: { kind: 'ordinary', cents: 1_250_000 }, isMet: false, source: 'self-declared', validUntil: '2026-12-31', fault: null },
        { rule: 'child', range: { from: 0, to: 17 }, met: [9, 3], isMet: true, source: 'office', validUntil: null, fault: null },
        { rule: 'resident', met: null, isMet: false, source: null, validUntil: null, fault: 'missing' },
      ],
      funds: { leftCents: 100_000, neededCents: 0, isMet: true },
      reason: null,
      appeal: null,
    },
  ],
}; // prettier-ignore

export const aVoucher: OwnVoucher = {
  id: 'v',
  fundName: 'Voucher WeMi a casa',
  valueCents: 60_000,
  leftCents: 35_000,
  monthlyCents: null,
  expiresOn: '2099-12-31',
  isExpired: false,
  uses: [
    { praticaId: 'p', number: 'MI-2026-000042', nameIt: 'Assistenza', nameEn: 'Care', at: '2026-03-01T10:00:00.000Z', reservedCents: 30_000, spentCents: 30_000, returnedCents: 5_000 },
  ],
}; // prettier-ignore
