import { Type } from 'typebox';
import { REFUSALS } from '../workflows/pratica/transitions.ts';

/** Every code a caller can meet; stable, documented in OpenAPI, the same on every route. */
export const PROBLEM_CODES = [
  ...REFUSALS,
  'unauthenticated', 'forbidden', 'not-found', 'method-not-allowed', 'invalid', 'too-large', 'unsupported-media-type',
  'idempotency-key-missing', 'idempotency-key-reused', 'in-flight', 'task-taken',
  'mandate-not-valid', 'citizen-known',
  'nobody-to-remind', 'reminded-recently', 'transfer-not-accepted', 'ente-suspended', 'ente-not-suspended', 'closure-begun',
  'own-act', 'contest-answered',
  'approval-own', 'approval-not-own', 'approval-pending', 'approval-decided', 'approval-lapsed', 'iban-of-one-hand', 'approval-outdated', 'payment-to-comune', 'nothing-to-refund',
  'payout-blocked', 'payout-outdated', 'payout-moved', 'nothing-to-pay', 'iban-missing', 'iban-pending', 'account-missing',
  'document-type', 'document-damaged', 'document-infected', 'document-sent', 'documents-full', 'views-full',
  'catalogue-changed', 'content-changed', 'policy-changed', 'policy-begun', 'policy-not-in-force', 'nothing-to-move',
  'contacts-before-order', 'conversation-closed', 'already-corrected',
  'ticket-taken', 'ticket-closed', 'too-many-tickets',
  'fund-closed', 'application-known', 'application-decided', 'application-not-next', 'ranking-open', 'rules-changed', 'appeal-known', 'appeal-answered',
  'review-not-open', 'reviewed-already', 'review-answered', 'review-moderated',
  'too-many-requests', 'code-wrong', 'code-too-soon', 'codes-over',
  'ente-not-applicant', 'integration-pending', 'assessment-unfit', 'assessments-missing', 'assessments-unfavourable',
  'document-not-newer', 'renewal-too-early', 'renewal-asked', 'no-renewal-asked',
  'avviso-published', 'avviso-not-open', 'qualification-known',
  'data-erased',
  'operator-changed',
  'sportello-changed',
  'appointment-taken', 'appointment-over', 'appointment-not-yet', 'too-many-appointments',
  'ente-changed',
  'ente-name-taken',
  'service-changed', 'service-not-in-state', 'type-not-yours', 'not-trusted', 'service-type-retired',
  'erasure-has-open',
  'person-known', 'own-account', 'citizens-account', 'no-account',
  'unavailable', 'internal',
] as const; // prettier-ignore
export type ProblemCode = (typeof PROBLEM_CODES)[number];

/** RFC 9457. `errors` points (JSON Pointer) at each field that is wrong and says what to do. */
export const Problem = Type.Object({
  type: Type.String(),
  title: Type.String(),
  status: Type.Integer(),
  code: Type.Enum([...PROBLEM_CODES] as string[]),
  detail: Type.Optional(Type.String()),
  errors: Type.Optional(
    Type.Array(Type.Object({ pointer: Type.String(), message: Type.String() })),
  ),
  /** Names the parts that are away, on GET /api/health/ready. */
  missing: Type.Optional(Type.Array(Type.String())),
  /** The pratica in which one goes on, where there is one. */
  praticaId: Type.Optional(Type.String()),
  /** The citizen under whom a fiscal code is known. */
  citizenId: Type.Optional(Type.String()),
});
