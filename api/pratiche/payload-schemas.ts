import { Type } from 'typebox';
import { PriceLine } from '../services/schemas.ts';
import { ReceiptNumber } from '../payments/receipt-schemas.ts';
import { Plan, ProposedLine } from './plan-schemas.ts';
import {
  ProvideIntegrationPayload,
  RequestIntegrationPayload,
  WithdrawIntegrationPayload,
} from './integration-schemas.ts';

const offerTerms = {
  priceModel: Type.Enum([
    'hourly',
    'perVisit',
    'package',
    'monthly',
    'fixedAfterSurvey',
    'poolShare',
  ]),
  lines: Type.Array(PriceLine, { minItems: 1, maxItems: 20 }),
  firstDate: Type.String({ format: 'date' }),
  profile: Type.String({ minLength: 1, maxLength: 80 }),
  validUntil: Type.String({ format: 'date' }),
  note: Type.Optional(Type.String({ maxLength: 2000 })),
  /** The published service that it is made on: needed only where the ente has several of the type. */
  serviceId: Type.Optional(Type.String({ format: 'uuid' })),
};
const closedObject = { additionalProperties: false };
const nothing = Type.Object({}, closedObject);
const offerId = Type.String({ format: 'uuid' });
const uuid = Type.String({ format: 'uuid' });
const date = Type.String({ format: 'date' });

/** The payload of each transition a caller can make. Dates are days of the comune (Europe/Rome). */
export const PAYLOADS = {
  submitOffer: Type.Object(offerTerms, closedObject),
  reviseOffer: Type.Object({ offerId, ...offerTerms }, closedObject),
  withdrawOffer: Type.Object({ offerId }, closedObject),
  declineRequest: nothing,
  extendDeadline: Type.Object(
    { businessDays: Type.Integer({ minimum: 1, maximum: 60 }) },
    closedObject,
  ),
  chooseOffer: Type.Object({ offerId, revision: Type.Integer({ minimum: 1 }) }, closedObject),
  confirmOrder: Type.Object(
    {
      startDate: Type.String({ format: 'date' }),
      endDate: Type.String({ format: 'date' }),
      operatorId: Type.Optional(Type.String({ format: 'uuid' })),
      plan: Type.Optional(Plan),
    },
    closedObject,
  ),
  rejectOrder: nothing,
  /** The chosen ente, when it is to stay out of the pratica. */
  returnToOffer: Type.Object({ enteId: Type.Optional(uuid) }, closedObject),
  excludeEnte: Type.Object({ enteId: uuid }, closedObject),
  /** The note of who took the money, and how, is the command's reason. */
  recordPaidElsewhere: Type.Object({ receiptNumber: ReceiptNumber }, closedObject),
  /** The one that is due first when none is named. */
  recordInstalmentPaid: Type.Object(
    { receiptNumber: ReceiptNumber, paymentId: Type.Optional(uuid) },
    closedObject,
  ),
  suspend: Type.Object({ from: date, until: date }, closedObject),
  withdrawSuspension: nothing,
  resume: nothing,
  proposeRenewal: Type.Object(
    {
      endDate: date,
      lines: Type.Array(ProposedLine, { minItems: 1, maxItems: 20 }),
      plan: Type.Optional(Plan),
    },
    closedObject,
  ),
  renew: Type.Object({ proposalId: Type.String({ format: 'uuid' }) }, closedObject),
  interrupt: Type.Object({ effectiveOn: date }, closedObject),
  requestIntegration: RequestIntegrationPayload,
  provideIntegration: ProvideIntegrationPayload,
  withdrawIntegration: WithdrawIntegrationPayload,
  /** The act, by its event in the timeline. */
  contest: Type.Object({ eventId: Type.String({ pattern: '^[0-9]{1,18}$' }) }, closedObject),
  withdraw: nothing,
  cancel: nothing,
  movePolicy: Type.Object({ policyId: Type.String({ format: 'uuid' }) }, closedObject),
  reopen: nothing,
} as const;
