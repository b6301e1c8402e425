import addFormats from 'ajv-formats';
import { Ajv, type ValidateFunction } from 'ajv';
import type { Trx } from '../../db/connect.ts';
import { findServiceType } from '../../db/catalogue.ts';
import { isOperatorOf } from '../../db/offers.ts';
import { totalCents } from '../../db/record-offers.ts';
import type { TransitionName } from '../../workflows/pratica/transitions.ts';
import { monthsAfter, today } from '../days.ts';
import { fieldErrors } from '../field-errors.ts';
import { type FieldError, problem, type Text } from '../problem.ts';
import { PAYLOADS } from './schemas.ts';

/** A hundred thousand euro: beyond it something was mistyped. */
const TOTAL_AT_MOST_CENTS = 10_000_000;
const MONTHS_AT_MOST = 24;

export interface PayloadContext {
  comuneId: string;
  serviceTypeId: string;
  /** The ente in whose right the command is given. */
  enteId?: string;
}

export type Payload = Record<string, unknown>;

/**
 * Checks a transition's payload: its form first, then what the form cannot say.
 * @throws invalid with a pointer to each wrong field
 */
export async function checkPayload(
  trx: Trx,
  transition: TransitionName,
  payload: Payload,
  context: PayloadContext,
): Promise<void> {
  const fits = FORMS[transition as keyof typeof PAYLOADS];
  if (!fits(payload)) throw wrong(fieldErrors((fits.errors ?? []) as never));
  const errors = [
    ...(transition === 'submitOffer' || transition === 'reviseOffer'
      ? await wrongInOffer(trx, payload as never, context)
      : []),
    ...(transition === 'confirmOrder' ? await wrongInOrder(trx, payload as never, context) : []),
  ];
  if (errors.length > 0) throw wrong(errors);
}

const ajv = new Ajv({ allErrors: true, strict: false });
addFormats.default(ajv, ['date', 'uuid']);
const FORMS = Object.fromEntries(
  Object.entries(PAYLOADS).map(([name, schema]) => [name, ajv.compile(schema)]),
) as unknown as Record<keyof typeof PAYLOADS, ValidateFunction>;

function wrong(errors: FieldError[]) {
  return problem('invalid', {
    errors: errors.map(({ pointer, message }) => ({ pointer: `/payload${pointer}`, message })),
  });
}

async function wrongInOffer(
  trx: Trx,
  offer: {
    priceModel: string;
    lines: { unitCents: number; quantity: number }[];
    firstDate: string;
    validUntil: string;
  },
  { comuneId, serviceTypeId: id }: PayloadContext,
): Promise<FieldError[]> {
  const type = await findServiceType(trx, { comuneId, id });
  return [
    ...unless(type?.priceModels.includes(offer.priceModel), '/priceModel', NO_MODEL),
    ...unless(totalCents(offer.lines) <= TOTAL_AT_MOST_CENTS, '/lines', TOO_MUCH),
    ...unless(isWithinReach(offer.firstDate), '/firstDate', NOT_PAST),
    ...unless(isWithinReach(offer.validUntil), '/validUntil', NOT_PAST),
  ];
}

async function wrongInOrder(
  trx: Trx,
  order: { startDate: string; endDate: string; operatorId?: string },
  { enteId = '' }: PayloadContext,
): Promise<FieldError[]> {
  const { startDate, endDate, operatorId } = order;
  const isKnown = !operatorId || (await isOperatorOf(trx, { operatorId, enteId }));
  return [
    ...unless(isWithinReach(startDate), '/startDate', NOT_PAST),
    ...unless(endDate >= startDate, '/endDate', NOT_BEFORE),
    ...unless(endDate <= monthsAfter(startDate, MONTHS_AT_MOST), '/endDate', TOO_LONG),
    ...unless(isKnown, '/operatorId', NO_OPERATOR),
  ];
}

function isWithinReach(date: string): boolean {
  return date >= today() && date <= monthsAfter(today(), MONTHS_AT_MOST);
}

function unless(holds: boolean | undefined, pointer: string, message: Text): FieldError[] {
  return holds ? [] : [{ pointer, message }];
}

const NO_MODEL: Text = {
  it: 'Questo servizio non prevede questo tipo di prezzo.',
  en: 'This service has no such price model.',
};
const TOO_MUCH: Text = {
  it: 'Il totale non può superare 100.000 €.',
  en: 'The total cannot exceed 100,000 €.',
};
const NOT_PAST: Text = {
  it: 'Scegli una data da oggi in poi, entro due anni.',
  en: 'Choose a date from today on, within two years.',
};
const NOT_BEFORE: Text = {
  it: 'La fine non può venire prima dell’inizio.',
  en: 'The end cannot come before the start.',
};
const TOO_LONG: Text = {
  it: 'Il periodo può durare al massimo due anni.',
  en: 'The period can last two years at most.',
};
const NO_OPERATOR: Text = {
  it: 'Questo operatore non lavora per l’ente.',
  en: 'This operator does not work for the ente.',
};
