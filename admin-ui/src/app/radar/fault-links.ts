import type { Fault } from '../api-types';

/** What can be begun on the pratica itself to free a fault: the page opens with its form. */
export type FaultLink = 'inPlace' | 'returnToOffer' | 'cancel';

const OVER: readonly string[] = ['completed', 'withdrawn', 'cancelled', 'expired'];
const BEFORE_PAYMENT: readonly string[] = ['order', 'payment'];

export function linksOf({ kind, whom, pratica }: Fault): FaultLink[] {
  if (!pratica || OVER.includes(pratica.state)) return [];
  const links: FaultLink[] = [];
  if (kind === 'enteSuspended' || whom === 'ente' || whom === 'citizen') links.push('inPlace');
  if (BEFORE_PAYMENT.includes(pratica.state)) links.push('returnToOffer');
  return [...links, 'cancel'];
}
