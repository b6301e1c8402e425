import addFormats from 'ajv-formats';
import { Ajv, type ValidateFunction } from 'ajv';
import type { Static } from 'typebox';
import type { PriceModel } from '../../catalogue/definition.ts';
import { hasBands, UNITS_OF } from '../../catalogue/prices.ts';
import type { Trx } from '../../db/connect.ts';
import { findChosenFirstDate } from '../../db/offers.ts';
import { findOperator } from '../../db/operators.ts';
import { receiptNumber } from '../../db/counter-receipts.ts';
import { totalCents } from '../../db/record-offers.ts';
import type { TransitionName } from '../../workflows/pratica/transitions.ts';
import { monthsAfter, today } from '../days.ts';
import { fieldErrors } from '../field-errors.ts';
import { type FieldError, problem, type Text } from '../problem.ts';
import { countPlan } from './count-plan.ts';
import { planPayments } from './plan-payments.ts';
import {
  NO_MODEL,
  NO_UNIT,
  NO_BAND,
  NO_PROFILE,
  TOO_MUCH,
  NOT_PAST,
  NOT_YET,
  NOT_AFTER,
  NOT_BEFORE,
  TOO_LONG,
} from './payload-texts.ts';
import { wrongInOperator } from '../operators/assignable.ts';
import { wrongInAnswer } from './check-integration.ts';
import { type OfEnteAndType, onPublishedVersion, wrongInService } from './offer-service.ts';
import { PAYLOADS } from './schemas.ts';

/** A hundred thousand euro: beyond it something was mistyped. */
const TOTAL_AT_MOST_CENTS = 10_000_000;
const MONTHS_AT_MOST = 24;

export interface PayloadContext {
  praticaId: string;
  serviceTypeId: string;
  /** What the pratica's service type allows, as its need was told; read for offers only. */
  typeOf: () => Promise<Allowed>;
  /** The ente in whose right the command is given. */
  enteId?: string;
}

export type Payload = Record<string, unknown>;

/** What a service type allows in an offer. */
interface Allowed {
  priceModels: readonly string[];
  profiles: readonly string[];
}

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
      ? [
          ...wrongInOffer(payload as never, await context.typeOf()),
          ...(await wrongInService(trx, payload, context)),
        ]
      : []),
    ...(transition === 'confirmOrder' ? await wrongInOrder(trx, payload as never, context) : []),
    ...(transition === 'provideIntegration'
      ? await wrongInAnswer(trx, payload as never, context)
      : []),
    ...(transition === 'suspend' ? wrongInSuspension(payload as never) : []),
    ...(transition === 'proposeRenewal'
      ? await wrongInRenewal(trx, payload as never, context)
      : []),
    ...(transition === 'interrupt'
      ? unless(isWithinReach(String(payload.effectiveOn)), '/effectiveOn', NOT_PAST)
      : []),
  ];
  if (errors.length > 0) throw wrong(errors);
}

const ajv = new Ajv({ allErrors: true, strict: false });
addFormats.default(ajv, ['date', 'uuid']);
// `fromEntries` forgets which keys went in.
const FORMS = Object.fromEntries(
  Object.entries(PAYLOADS).map(([name, schema]) => [name, ajv.compile(schema)]),
) as unknown as Record<keyof typeof PAYLOADS, ValidateFunction>;

function wrong(errors: FieldError[]) {
  return problem('invalid', {
    errors: errors.map(({ pointer, message }) => ({ pointer: `/payload${pointer}`, message })),
  });
}

function wrongInOffer(offer: Static<typeof PAYLOADS.submitOffer>, type: Allowed): FieldError[] {
  const units: readonly string[] = UNITS_OF[offer.priceModel as PriceModel];
  return [
    ...unless(type.priceModels.includes(offer.priceModel), '/priceModel', NO_MODEL),
    ...offer.lines.flatMap(({ unit, band }, index) => [
      ...unless(units.includes(unit), `/lines/${index}/unit`, NO_UNIT),
      ...unless(!band || hasBands(unit), `/lines/${index}/band`, NO_BAND),
    ]),
    ...unless(type.profiles.includes(offer.profile), '/profile', NO_PROFILE),
    ...unless(totalCents(offer.lines) <= TOTAL_AT_MOST_CENTS, '/lines', TOO_MUCH),
    ...unless(isWithinReach(offer.firstDate), '/firstDate', NOT_PAST),
    ...unless(isWithinReach(offer.validUntil), '/validUntil', NOT_PAST),
  ];
}

async function wrongInOrder(
  trx: Trx,
  order: Static<typeof PAYLOADS.confirmOrder>,
  { enteId = '', praticaId }: PayloadContext,
): Promise<FieldError[]> {
  const { startDate, endDate, operatorId, plan } = order;
  const firstDate = await findChosenFirstDate(trx, { praticaId });
  const wrongOperator = operatorId
    ? wrongInOperator(await findOperator(trx, { id: operatorId, enteId }), startDate)
    : [];
  return [
    ...unless(isWithinReach(startDate), '/startDate', NOT_PAST),
    ...unless(!firstDate || startDate >= firstDate, '/startDate', NOT_YET),
    ...unless(endDate >= startDate, '/endDate', NOT_BEFORE),
    ...unless(endDate <= monthsAfter(startDate, MONTHS_AT_MOST), '/endDate', TOO_LONG),
    ...wrongOperator,
    ...(plan ? (await countPlan(trx, praticaId, { plan, startDate, endDate })).errors : []),
  ];
}

async function wrongInRenewal(
  trx: Trx,
  { endDate, lines, plan }: Static<typeof PAYLOADS.proposeRenewal>,
  { praticaId }: PayloadContext,
): Promise<FieldError[]> {
  const counted = await countPlan(trx, praticaId, { endDate, lines, plan });
  return [
    ...unless(isWithinReach(endDate), '/endDate', NOT_PAST),
    ...counted.errors,
    ...unless(totalCents(counted.lines) <= TOTAL_AT_MOST_CENTS, '/lines', TOO_MUCH),
  ];
}

/** How long and how soon is for the policy to say, and the pratica knows it (workflows/pratica/service.ts). */
function wrongInSuspension({ from, until }: Static<typeof PAYLOADS.suspend>): FieldError[] {
  return [
    ...unless(isWithinReach(from), '/from', NOT_PAST),
    ...unless(until > from, '/until', NOT_AFTER),
    ...unless(until <= monthsAfter(today(), MONTHS_AT_MOST), '/until', NOT_PAST),
  ];
}

function isWithinReach(date: string): boolean {
  return date >= today() && date <= monthsAfter(today(), MONTHS_AT_MOST);
}

function unless(holds: boolean | undefined, pointer: string, message: Text): FieldError[] {
  return holds ? [] : [{ pointer, message }];
}

/** The payload as it is kept: with the version of the service that an offer is made on, the lines
 * that its plan comes to and the payments that an order is paid in, a receipt by its one number. */
export async function countedPayload(
  trx: Trx,
  transition: TransitionName,
  { praticaId, payload: said, ...of }: OfEnteAndType & { praticaId: string; payload: Payload },
): Promise<Payload> {
  const payload = await onPublishedVersion(trx, transition, { ...of, payload: said });
  if (AT_COUNTER.includes(transition))
    return { ...payload, receiptNumber: receiptNumber(String(payload['receiptNumber'])) };
  const counted = await withLines(trx, transition, { praticaId, payload });
  const instalments = await planPayments(trx, transition, { praticaId, payload: counted });
  return instalments.length > 1 ? { ...counted, instalments } : counted;
}

async function withLines(
  trx: Trx,
  transition: TransitionName,
  { praticaId, payload }: { praticaId: string; payload: Payload },
): Promise<Payload> {
  if (!payload['plan'] || !COUNTED.includes(transition)) return payload;
  const { lines } = await countPlan(trx, praticaId, payload as never);
  return { ...payload, lines };
}

/** Moves of a sportello that takes money against a receipt. */
export const AT_COUNTER: readonly TransitionName[] = [
  'recordPaidElsewhere',
  'recordInstalmentPaid',
];
const COUNTED: readonly TransitionName[] = ['confirmOrder', 'proposeRenewal'];
