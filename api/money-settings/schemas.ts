import { Type } from 'typebox';
import { SETTING_KINDS } from '../../db/tables/money-settings.ts';
import { closedQuery } from '../closed-query.ts';

const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()]);
const closedObject = { additionalProperties: false };
const kind = Type.Enum([...SETTING_KINDS] as string[]);
const text = (maxLength: number) => Type.String({ minLength: 1, maxLength });

/** POST /api/money-settings/… (header Idempotency-Key): what holds from a day ahead on. */
const validFrom = Type.String({ format: 'date' });
const serviceTypeId = text(60);
const bank = { fiscalCode: text(20), iban: text(60) };
export const BODIES = {
  payee: Type.Object({ validFrom, serviceTypeId, payee: Type.Enum(['ente', 'comune']) }, closedObject),
  creditor: Type.Object({ validFrom, name: text(70), ...bank, segregationCode: text(2), category: text(9),
    postalAccount: Type.Optional(text(12)), postalAuthorisation: Type.Optional(text(100)) }, closedObject),
  account: Type.Object({ validFrom, holder: text(70), ...bank, bic: Type.Optional(text(11)) }, closedObject),
  fee: Type.Object({ validFrom, serviceTypeId: Type.Optional(serviceTypeId),
    rateBasisPoints: Type.Integer({ minimum: 0, maximum: 10_000 }) }, closedObject),
} as const; // prettier-ignore

/** What a rule says; which of these, its kind decides. Auditors see the ends of an IBAN. */
const said = Type.Object({
  payee: Type.Optional(Type.String()),
  rateBasisPoints: Type.Optional(Type.Integer()),
  name: Type.Optional(Type.String()),
  holder: Type.Optional(Type.String()),
  fiscalCode: Type.Optional(Type.String()),
  iban: Type.Optional(Type.String()),
  bic: Type.Optional(Type.String()),
  segregationCode: Type.Optional(Type.String()),
  category: Type.Optional(Type.String()),
  postalAccount: Type.Optional(Type.String()),
  postalAuthorisation: Type.Optional(Type.String()),
});
const rule = {
  kind,
  serviceTypeId: nullable(Type.String()),
  serviceIt: nullable(Type.String()),
  validFrom: Type.String(),
  said,
};

/** GET /api/money-settings */
export const MoneySettings = Type.Object({
  /** Of each kind the latest first. */
  rules: Type.Array(
    Type.Object({ ...rule, when: Type.Enum(['before', 'now', 'ahead']) }),
  ),
  /** Who asked for what, and what became of it; the latest first. */
  asked: Type.Array(
    Type.Object({
      id: Type.String(),
      ...rule,
      status: Type.Enum(['asked', 'laid-down', 'declined', 'withdrawn']),
      askedBy: nullable(Type.String()),
      askedAt: Type.String(),
      decidedBy: nullable(Type.String()),
      decidedAt: nullable(Type.String()),
      withdrawnBy: nullable(Type.String()),
      withdrawnAt: nullable(Type.String()),
      /** What the caller can do with it now. */
      acts: Type.Array(Type.Enum(['confirm', 'decline', 'withdraw'])),
    }),
  ),
  serviceTypes: Type.Array(Type.Object({ id: Type.String(), nameIt: Type.String() })),
}); // prettier-ignore

/** GET /api/money-settings/effect: what keeps the rule of before. */
export const EffectQuery = closedQuery({ kind, serviceTypeId: Type.Optional(serviceTypeId) });
export const Effect = Type.Object({
  /** Open pratiche; of the account, payouts. */
  kept: Type.Integer(),
});
export const NoBody = Type.Object({}, closedObject);
