import { Type } from 'typebox';
import { closedObject, FactSource, IseeKind } from '../vouchers/rule-schemas.ts';
import { saidIsee } from '../vouchers/schemas.ts';

/** POST /api/isee (header Idempotency-Key). What is typed is self-declared. */
export const SayIsee = Type.Object(saidIsee, closedObject);

export const Isee = Type.Object({
  id: Type.String(),
  kind: IseeKind,
  cents: Type.Integer(),
  validUntil: Type.String(),
  source: FactSource,
  at: Type.String(),
});

/** The latest of each kind. */
export const Isees = Type.Object({ items: Type.Array(Isee) });
