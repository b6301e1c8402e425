import type { ApprovalDetail } from '../api-types';

/** What Carla asks: to cancel a pratica that gives back 998.71 €. */
export function anApproval(changes: Partial<ApprovalDetail> = {}): ApprovalDetail {
  return {
    id: 'a1',
    act: 'cancel',
    pratica: { id: 'p1', number: 'MI-2026-000001', state: 'active' },
    batch: null,
    inPlaceOf: null,
    effectiveOn: null,
    refundCents: 99_871,
    aloneUpToCents: 50_000,
    reason: 'L’ente non può più servire',
    askedBy: { id: 'u1', name: 'Carla Neri' },
    askedAt: '2099-03-02T08:00:00.000Z',
    expiresAt: '2099-03-09T08:00:00.000Z',
    own: false,
    status: 'asked',
    decidedBy: null,
    decidedAt: null,
    decision: null,
    outcome: null,
    refusal: null,
    isOutdated: false,
    today: { refundCents: 99_871, paidCents: 103_200, citizenName: 'Anna Ferrari', enteName: 'Cura' },
    ...changes,
  };
} // prettier-ignore
