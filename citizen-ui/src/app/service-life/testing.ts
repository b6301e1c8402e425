import type { OrderedService } from '../remote/types';

/** March, paid in full, of which ten days may still be left out. */
export const aService: OrderedService = {
  period: 1,
  startDate: '2099-03-01',
  endDate: '2099-03-30',
  paidDays: 30,
  suspendedDays: 0,
  suspensions: 0,
  suspension: null,
  suspensionLimits: { earliest: '2099-03-03', daysLeft: 10, timesLeft: 2 },
  interruptionEarliest: '2099-03-08',
};
