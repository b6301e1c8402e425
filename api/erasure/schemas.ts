import { Type } from 'typebox';

const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()]);

/** What has to end before one's data can be erased; nothing when the list is empty. */
export const WhatIsOpen = Type.Object({
  open: Type.Array(
    Type.Object({
      kind: Type.Enum(['pratica', 'payment', 'refund', 'contest', 'mandate', 'voucher']),
      id: Type.String(),
      praticaId: nullable(Type.String()),
      number: nullable(Type.String()),
    }),
  ),
});

/** POST /api/me/erasure (header Idempotency-Key). The word is typed by whoever means it. */
export const EraseMe = Type.Object(
  { word: Type.Enum(['CANCELLA', 'ERASE']) },
  { additionalProperties: false },
);

/** From this instant on the person does not come in any more, and their data are being erased. */
export const Erasure = Type.Object({ askedAt: Type.String() });
