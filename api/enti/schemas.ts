import { Type } from 'typebox';
import { closedQuery } from '../closed-query.ts';
import { Branch } from '../ente-sheets/schemas.ts';
import { PhotoView } from '../photos/schemas.ts';
import { ReviewsMean } from '../reviews/schemas.ts';

export const EnteCard = Type.Object({
  id: Type.String(),
  name: Type.String(),
  kind: Type.String(),
  municipio: Type.Union([Type.Integer(), Type.Null()]),
  drawing: Type.String(),
  services: Type.Integer(),
});

export const Ente = Type.Intersect([
  EnteCard,
  Type.Object({
    aboutIt: Type.String(),
    aboutEn: Type.String(),
    address: Type.String(),
    /** Empty, as is the town, while it has not said them. */
    postalCode: Type.String(),
    town: Type.String(),
    phone: Type.String(),
    email: Type.String(),
    founded: Type.Union([Type.Integer(), Type.Null()]),
    qualifiedUntil: Type.String(),
    /** The comune has suspended it: it takes no new requests. Why is not said here. */
    isSuspended: Type.Boolean(),
    certificates: Type.Array(Type.String()),
    languages: Type.Array(Type.String()),
    photos: Type.Array(PhotoView),
    /** Where it receives people beside its seat. */
    branches: Type.Array(Branch),
    reviews: ReviewsMean,
  }),
]);

/** GET /api/enti: the qualified enti of a comune, by name. */
export const EntiQuery = closedQuery({
  comune: Type.Optional(Type.String({ maxLength: 60 })),
  cursor: Type.Optional(Type.String({ maxLength: 400 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
});

export const EntiAnswer = Type.Object({
  items: Type.Array(EnteCard),
  next: Type.Union([Type.String(), Type.Null()]),
});

/** GET /api/enti/{id}/operators: who works at an ente today, by name. */
export const OperatorsAnswer = Type.Object({
  items: Type.Array(
    Type.Object({
      id: Type.String(),
      name: Type.String(),
      profile: Type.String(),
      /** The last day on which they can begin a service: something that they hold ends then. */
      validUntil: Type.Union([Type.String(), Type.Null()]),
    }),
  ),
});
