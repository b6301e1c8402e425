import { randomBytes } from 'node:crypto';
import type { FastifyError, FastifyInstance, FastifyReply } from 'fastify';

/** What the contract says in words of each status and of each issue. */
const NAMES: Record<number, [name: string, message: string]> = {
  400: ['INVALID_REQUEST', 'Request is not well-formed, syntactically incorrect, or violates schema.'],
  401: ['AUTHENTICATION_FAILURE', 'Authentication failed due to missing authorization header, or invalid authentication credentials.'],
  404: ['RESOURCE_NOT_FOUND', 'The specified resource does not exist.'],
  422: ['UNPROCESSABLE_ENTITY', 'The requested action could not be performed, semantically incorrect, or failed business validation.'],
  500: ['INTERNAL_SERVER_ERROR', 'An internal server error occurred.'],
}; // prettier-ignore

const ISSUES = {
  INVALID_PARAMETER_SYNTAX: [400, 'The value of a field does not conform to the expected format.'],
  PAYPAL_REQUEST_ID_REQUIRED: [400, "A PayPal-Request-Id is required if you are trying to process payment for an Order. Please specify a PayPal-Request-Id or Create the Order without a 'payment_source' specified."],
  INVALID_RESOURCE_ID: [404, 'Specified resource ID does not exist. Please check the resource ID and try again.'],
  CANNOT_BE_ZERO_OR_NEGATIVE: [422, 'Must be greater than zero. If the currency supports decimals, only two decimal place precision is supported.'],
  DUPLICATE_INVOICE_ID: [422, 'Duplicate Invoice ID detected. To avoid a potential duplicate transaction your account setting requires that Invoice Id be unique for each transaction.'],
  INSTRUMENT_DECLINED: [422, "The instrument presented  was either declined by the processor or bank, or it can't be used for this payment."],
  ORDER_ALREADY_CAPTURED: [422, "Order already captured.If 'intent=CAPTURE' only one capture per order is allowed."],
  ORDER_NOT_APPROVED: [422, "Payer has not yet approved the Order for payment. Please redirect the payer to the 'rel':'approve' url returned as part of the HATEOAS links within the Create Order call or provide a valid `payment_source` in the request."],
  CAPTURE_FULLY_REFUNDED: [422, 'The capture has already been fully refunded'],
  REFUND_AMOUNT_EXCEEDED: [422, 'The refund amount must be less than or equal to the capture amount that has not yet been refunded.'],
  REFUND_NOT_ALLOWED: [422, 'Capture cannot be refunded.'],
  PENDING_CAPTURE: [422, 'Cannot initiate a refund as the capture is pending. Capture is typically pending when the payer has funded the transaction using e-check/bank funded.'],
} as const; // prettier-ignore

export type Issue = keyof typeof ISSUES;

/** An answer of the merchants' interface: what is kept under its request id, and sent. */
export interface Answer {
  status: number;
  body: object;
}

export function refusal(issue: Issue): Answer {
  const [status, description] = ISSUES[issue];
  return { status, body: errorOf(status, [{ issue, description }]) };
}

/** A malformed request in PayPal's own format. */
export function merchantErrors(app: FastifyInstance): void {
  app.setErrorHandler(async (error: FastifyError, _request, reply) => {
    const status = error.statusCode ?? 500;
    if (status === 400) return send(reply, refusal('INVALID_PARAMETER_SYNTAX'));
    return send(reply, { status, body: errorOf(status) });
  });
}

export function unauthorized(reply: FastifyReply) {
  return send(reply, { status: 401, body: errorOf(401) });
}

export function send(reply: FastifyReply, { status, body }: Answer) {
  return reply.code(status).send(body);
}

function errorOf(status: number, details?: object[]) {
  const [name, message] = NAMES[status] ?? NAMES[500]!;
  const debug_id = randomBytes(6).toString('hex');
  return { name, message, debug_id, ...(details ? { details } : {}), links: [] };
}
