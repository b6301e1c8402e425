import type { Facts } from '../../workflows/pratica/messages.ts';
import type { TransitionName } from '../../workflows/pratica/transitions.ts';
import { endOfDay } from '../days.ts';
import type { Payload } from './check-payload.ts';

/**
 * What of a checked payload travels through the workflow: ids and instants. The rest stays in
 * PostgreSQL, in the command's row.
 * @param commandId names what a command brings into being: the offer of submitOffer
 */
export function factsOf(transition: TransitionName, payload: Payload, commandId: string): Facts {
  const { validUntil, revision, businessDays, ...days } = payload as Facts;
  const offerId = String(payload.offerId).toLowerCase();
  switch (transition) {
    case 'submitOffer':
      return { offerId: commandId, validUntil: endOfDay(validUntil!) };
    case 'reviseOffer':
      return { offerId, validUntil: endOfDay(validUntil!) };
    case 'withdrawOffer':
      return { offerId };
    case 'chooseOffer':
      return { offerId, revision };
    case 'extendDeadline':
      return { businessDays };
    case 'confirmOrder':
      return { startDate: days.startDate, endDate: days.endDate, ...planOf(days) };
    case 'suspend':
      return { from: days.from, until: days.until };
    case 'proposeRenewal':
      return { endDate: days.endDate, ...planOf(days) };
    case 'renew':
      return { proposalId: days.proposalId!.toLowerCase() };
    case 'provideIntegration':
    case 'withdrawIntegration':
      return { integrationId: days.integrationId!.toLowerCase() };
    case 'returnToOffer':
    case 'excludeEnte':
      return days.enteId ? { enteId: days.enteId.toLowerCase() } : {};
    case 'interrupt':
      return { effectiveOn: days.effectiveOn };
    default:
      return {};
  }
}

function planOf({ plan }: Facts): Facts {
  return plan ? { plan } : {};
}
