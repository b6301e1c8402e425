import { hasBands, UNITS_OF } from '../../../../catalogue/prices';
import type { Band, Offer, PriceLine, PriceModel, Unit } from '../api-types';
import { addDays, dayOf, today } from '../words/dates';
import { readCents, typeCents } from '../words/money';

export const BANDS = ['weekday', 'holiday', 'night'] as const satisfies Band[];

/** An offer while it is being written: every field is the text as typed. */
export interface LineDraft {
  label: string;
  unit: Unit;
  band: string;
  euro: string;
  quantity: string;
}
export interface OfferDraft {
  priceModel: PriceModel;
  lines: LineDraft[];
  firstDate: string;
  profile: string;
  validUntil: string;
  note: string;
  /** The published service that it is made on; nothing where there is no choice. */
  serviceId: string;
}

const VALID_DAYS = 14;

export function emptyLine(unit: Unit, label: string): LineDraft {
  return { label, unit, band: '', euro: '', quantity: '1' };
}

export function newOffer(priceModel: PriceModel, profile: string, label: string): OfferDraft {
  return {
    priceModel,
    profile,
    lines: [emptyLine(UNITS_OF[priceModel][0], label)],
    firstDate: '',
    validUntil: addDays(today(), VALID_DAYS),
    note: '',
    serviceId: '',
  };
}

/** An offer that stands, ready to be changed. */
export function draftOf(offer: Offer): OfferDraft {
  const { priceModel, profile, note } = offer;
  return {
    priceModel: priceModel as PriceModel,
    profile,
    note: note ?? '',
    serviceId: offer.service?.id ?? '',
    firstDate: dayOf(offer.firstDate),
    validUntil: dayOf(offer.validUntil),
    lines: offer.lines.map(lineDraftOf),
  };
}

export function lineDraftOf({ label, unit, band, unitCents, quantity }: PriceLine): LineDraft {
  return {
    label,
    unit,
    band: band ?? '',
    euro: typeCents(unitCents),
    quantity: String(quantity),
  };
}

/** A whole number from 1 to 1000, as the API takes it. */
export function readQuantity(typed: string): number | undefined {
  const quantity = /^\d{1,4}$/.test(typed.trim()) ? Number(typed) : 0;
  return quantity >= 1 && quantity <= 1000 ? quantity : undefined;
}

/** The line's amount in cents, 0 while it is not complete. */
export function lineCents({ euro, quantity }: LineDraft): number {
  return (readCents(euro) ?? 0) * (readQuantity(quantity) ?? 0);
}

/** The total in cents, in integers all along; the server computes its own. */
export function draftCents(lines: readonly LineDraft[]): number {
  return lines.reduce((total, line) => total + lineCents(line), 0);
}

/** The payload of `submitOffer`; call it on a valid draft only. */
export function toPayload({
  lines,
  note,
  serviceId,
  ...draft
}: OfferDraft): Record<string, unknown> {
  return {
    ...draft,
    ...(serviceId ? { serviceId } : {}),
    lines: lines.map(toPriceLine),
    ...(note.trim() ? { note: note.trim() } : {}),
  };
}

/** Call it on a valid line only. */
export function toPriceLine({ label, unit, band, euro, quantity }: LineDraft): PriceLine {
  return {
    label: label.trim(),
    unit,
    ...(isBand(band) && hasBands(unit) ? { band } : {}),
    unitCents: readCents(euro)!,
    quantity: readQuantity(quantity)!,
  };
}

function isBand(band: string): band is Band {
  return (BANDS as readonly string[]).includes(band);
}
