import { Type } from 'typebox';
import { closedQuery } from '../closed-query.ts';

const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()]);

export const LEDGER_KINDS = [
  'charged', 'settled', 'late', 'refundDue', 'refunded', 'fee', 'direct', 'payout', 'payoutReturned',
] as const; // prettier-ignore

const filter = {
  /** An account by its name, or all whose name begins so: `ente:`. */
  account: Type.Optional(Type.String({ minLength: 1, maxLength: 60, pattern: '^[a-z-]+(:[A-Za-z0-9-]*)?$' })),
  kind: Type.Optional(Type.Enum([...LEDGER_KINDS] as string[])),
  /** Of a pratica. */
  number: Type.Optional(Type.String({ minLength: 1, maxLength: 40 })),
  from: Type.Optional(Type.String({ format: 'date' })),
  until: Type.Optional(Type.String({ format: 'date' })),
}; // prettier-ignore
export const LedgerFileQuery = closedQuery(filter);
export const LedgerQuery = closedQuery({
  ...filter,
  cursor: Type.Optional(Type.String({ maxLength: 400 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
});

/** GET /api/ledger: entries, the latest first. A debit is above zero, a credit below. */
export const LedgerAnswer = Type.Object({
  items: Type.Array(
    Type.Object({
      id: Type.String(),
      transactionId: Type.String(),
      at: Type.String(),
      account: Type.String(),
      /** Whose account it is, where it is an ente's. */
      enteName: nullable(Type.String()),
      kind: Type.String(),
      cents: Type.Integer(),
      pratica: Type.Object({ id: Type.String(), number: Type.String() }),
      /** The event that tells of it; null in payouts, and in entries of before that was kept. */
      event: nullable(Type.Object({ seq: Type.Integer(), kind: Type.String() })),
      commandId: nullable(Type.String()),
      gatewayReference: nullable(Type.String()),
      payoutId: nullable(Type.String()),
    }),
  ),
  next: nullable(Type.String()),
});

/** GET /api/ledger/totals: by kind of account; all that is not filtered adds up to nothing. */
export const LedgerTotals = Type.Object({
  items: Type.Array(
    Type.Object({
      account: Type.String(),
      debitCents: Type.Integer(),
      creditCents: Type.Integer(),
      entries: Type.Integer(),
    }),
  ),
  debitCents: Type.Integer(),
  creditCents: Type.Integer(),
  /** Of whom one payer's account, or one pratica, is asked for. */
  payer: nullable(
    Type.Object({
      chargedCents: Type.Integer(),
      paidCents: Type.Integer(),
      backCents: Type.Integer(),
      leftCents: Type.Integer(),
    }),
  ),
});
