import { addDays } from '../format/dates';
import type { OrderedService, PriceLine, Renewal } from '../remote/types';

/** As the form holds it: the last day, and how many of each line as it was typed. */
export interface RenewalDraft {
  endDate: string;
  quantities: readonly string[];
}

const DAYS_AT_MOST = 730;
const QUANTITY_AT_MOST = 1000;

/** What the form begins with: what is proposed already, or as much again as now. */
export function draftFrom(
  service: OrderedService,
  { renewal, lines }: { renewal: Renewal | null; lines: readonly PriceLine[] },
): RenewalDraft {
  const endDate = renewal?.endDate ?? addDays(service.endDate, service.paidDays);
  return { endDate, quantities: lines.map(({ quantity }) => String(quantity)) };
}

/** First and last day that the next period can end on, as the API will judge them. */
export function endLimits(
  { endDate }: OrderedService,
  today: string,
): { earliest: string; latest: string } {
  const dayAfter = addDays(endDate, 1);
  return { earliest: dayAfter > today ? dayAfter : today, latest: addDays(today, DAYS_AT_MOST) };
}

/** The lines with the typed quantities and their sum in cents; `undefined` while one is unreadable. */
export function priced(
  lines: readonly PriceLine[],
  quantities: readonly string[],
): { lines: PriceLine[]; totalCents: number } | undefined {
  const counted = lines.map((line, at) => ({ ...line, quantity: readQuantity(quantities[at]) }));
  if (counted.some(({ quantity }) => quantity === 0)) return undefined;
  const totalCents = counted.reduce(
    (sum, { unitCents, quantity }) => sum + unitCents * quantity,
    0,
  );
  return { lines: counted, totalCents };
}

/** What keeps a proposal from being sent: the field, and the key of what to say. */
export function checkRenewal(
  { endDate, quantities }: RenewalDraft,
  { earliest, latest }: { earliest: string; latest: string },
): { pointer: string; key: string }[] {
  const isOutside = endDate < earliest || endDate > latest;
  const wrongEnd = !endDate ? 'renewalEnd' : isOutside ? 'outOfRange' : undefined;
  return [
    ...(wrongEnd ? [{ pointer: END, key: wrongEnd }] : []),
    ...quantities.flatMap((typed, at) =>
      readQuantity(typed) ? [] : [{ pointer: quantityPointer(at), key: 'quantity' }],
    ),
  ];
}

export const END = '/payload/endDate';
export const quantityPointer = (at: number) => `/payload/lines/${at}/quantity`;

/** 0 when it is none of those allowed. */
function readQuantity(typed = ''): number {
  const quantity = /^\d{1,4}$/.test(typed.trim()) ? Number(typed) : 0;
  return quantity <= QUANTITY_AT_MOST ? quantity : 0;
}
