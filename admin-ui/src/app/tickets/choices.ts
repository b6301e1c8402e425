import type { Ticket } from '../api-types';

export const TOPICS = [
  'services', 'request', 'payments', 'vouchers', 'login', 'website', 'accessibility', 'other',
] as const satisfies readonly Ticket['topic'][]; // prettier-ignore
export const REASONS = ['answered', 'solved', 'not-ours', 'duplicate', 'no-reply'] as const;
export const VIEWS = ['unassigned', 'mine', 'open', 'closed'] as const;
