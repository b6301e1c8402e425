import { Type } from 'typebox';
import { SCOPE_NAMES } from '../../workflows/pratica/transitions.ts';
import { closedQuery } from '../closed-query.ts';
import { SearchText } from '../plugins/search-words.ts';

const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()]);
/** What looks like an address; whether it is one, only a mail can tell. */
export const EMAIL = '^[^\\s@]+@[^\\s@]+\\.[^\\s@]+$';
const closed = { additionalProperties: false };
const uuid = Type.String({ format: 'uuid' });
const day = Type.String({ format: 'date' });
const scopeName = Type.Enum(SCOPE_NAMES as string[]);

export const MandateScopes = Type.Array(scopeName, {
  minItems: 1,
  maxItems: SCOPE_NAMES.length,
  uniqueItems: true,
});

const status = Type.Enum(['offered', 'active', 'refused', 'revoked', 'expired', 'notYet']);

/** A mandate as one of its sides, or the office, sees it. Days are the comune's, both counted. */
export const MandateView = Type.Object({
  id: Type.String(),
  kind: Type.Enum(['delegate', 'sportello']),
  status,
  scope: Type.Array(scopeName),
  /** Null: every pratica of the principal. */
  praticaId: nullable(Type.String()),
  praticaNumber: nullable(Type.String()),
  principal: Type.Object({ id: Type.String(), name: Type.String() }),
  /** The address is shown to the principal only, who gave it. */
  delegate: nullable(
    Type.Object({ name: nullable(Type.String()), email: nullable(Type.String()) }),
  ),
  sportello: nullable(Type.Object({ id: Type.String(), name: Type.String() })),
  startsOn: Type.String(),
  expiresOn: Type.String(),
  createdAt: Type.String(),
  decidedAt: nullable(Type.String()),
  revokedAt: nullable(Type.String()),
  paper: nullable(Type.Object({ signedOn: Type.String(), note: nullable(Type.String()) })),
});

/** GET /api/mandates: those I gave, and those I hold or am offered. */
export const MandatesAnswer = Type.Object({
  given: Type.Array(MandateView),
  received: Type.Array(MandateView),
});

/** POST /api/mandates (header Idempotency-Key). */
export const GiveMandate = Type.Object(
  {
    email: Type.String({ pattern: EMAIL, maxLength: 200 }),
    scope: MandateScopes,
    praticaId: Type.Optional(nullable(uuid)),
    startsOn: Type.Optional(day),
    expiresOn: day,
  },
  closed,
);

export const RevokeMandate = Type.Object(
  { reason: Type.Optional(Type.String({ maxLength: 1000 })) },
  closed,
);

/** GET /api/mandates/{id}/events, oldest first: as far as the reader may know. */
export const MandateEvents = Type.Object({
  items: Type.Array(
    Type.Object({
      at: Type.String(),
      kind: Type.Enum(['offered', 'signed', 'accepted', 'refused', 'revoked']),
      actorName: Type.String(),
      actorRole: Type.String(),
      reason: nullable(Type.String()),
    }),
  ),
});

/** GET /api/admin/mandates: all of the comune, the latest first. */
export const AllMandatesQuery = closedQuery({
  status: Type.Optional(status),
  q: Type.Optional(SearchText),
  cursor: Type.Optional(Type.String({ maxLength: 400 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
});

export const AllMandates = Type.Object({
  items: Type.Array(MandateView),
  next: nullable(Type.String()),
});

/** In a body: by which mandate one acts for another. */
export const ByMandate = Type.Object({ mandateId: uuid }, closed);

/** Of a pratica held by mandate: whose it is, and how far and how long one may act. */
export const HeldUnder = Type.Object({
  id: Type.String(),
  principalName: Type.String(),
  scope: Type.Array(scopeName),
  expiresOn: Type.String(),
});
