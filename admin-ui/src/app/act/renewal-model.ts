import type { Pratica, PriceLine } from '../api-types';
import type { OrderedService } from '../pratica/say-service';
import { addDays, endOfPeriod } from '../words/dates';
import { type LineDraft, lineDraftOf, toPriceLine } from './offer-model';

/** A renewal while it is being written. */
export interface RenewalDraft {
  endDate: string;
  lines: LineDraft[];
}

/** The longest period that the API takes. */
const MOST_MONTHS = 24;

/** It begins from the proposal that stands; else from the order, for as long as the present period. */
export function beginRenewal({ order, renewal }: Pratica, service: OrderedService): RenewalDraft {
  return {
    endDate: renewal?.endDate ?? lastDayOfNext(service),
    lines: (renewal ?? order)?.lines.map(lineDraftOf) ?? [],
  };
}

/** Whole months are followed by as many months, other periods by as many days. */
export function lastDayOfNext({ startDate, endDate, paidDays }: OrderedService): string {
  const lastPaid = addDays(startDate, paidDays - 1);
  for (let months = 1; months <= MOST_MONTHS; months += 1) {
    if (endOfPeriod(startDate, months) === lastPaid)
      return endOfPeriod(addDays(endDate, 1), months);
  }
  return addDays(endDate, paidDays);
}

/** The payload of `proposeRenewal`; call it on a valid draft only. */
export function toProposal({ endDate, lines }: RenewalDraft): {
  endDate: string;
  lines: PriceLine[];
} {
  return { endDate, lines: lines.map(toPriceLine) };
}
