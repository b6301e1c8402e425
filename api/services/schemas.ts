import { Type } from 'typebox';
import { closedQuery } from '../closed-query.ts';
import { ReviewsMean } from '../reviews/schemas.ts';
import { TariffInForce } from '../tariffs/schemas.ts';

/** One line of a price: so many units of something at so many cents each. */
export const PriceLine = Type.Object(
  {
    label: Type.String({ minLength: 1, maxLength: 120 }),
    unit: Type.Enum(['hour', 'visit', 'package', 'month', 'job']),
    band: Type.Optional(Type.Enum(['weekday', 'holiday', 'night'])),
    unitCents: Type.Integer({ minimum: 1, maximum: 10_000_000 }),
    quantity: Type.Integer({ minimum: 1, maximum: 1000 }),
  },
  { additionalProperties: false },
);

export const EnteRef = Type.Object({
  id: Type.String(),
  name: Type.String(),
  drawing: Type.String(),
});

export const ServiceCard = Type.Object({
  id: Type.String(),
  title: Type.String(),
  summary: Type.String(),
  serviceTypeId: Type.String(),
  serviceTypeNameIt: Type.String(),
  serviceTypeNameEn: Type.String(),
  sectionId: Type.String(),
  ente: EnteRef,
  profiles: Type.Array(Type.String()),
  zones: Type.Array(Type.Integer()),
  priceFromCents: Type.Integer(),
  priceUnit: Type.String(),
  availableFrom: Type.Union([Type.String(), Type.Null()]),
  drawing: Type.String(),
  /** Of the ente’s services of this type. */
  reviews: ReviewsMean,
});

export const Service = Type.Intersect([
  ServiceCard,
  Type.Object({
    description: Type.String(),
    included: Type.Array(Type.String()),
    competences: Type.Array(Type.String()),
    languages: Type.Array(Type.String()),
    priceLines: Type.Array(
      Type.Object({
        label: Type.String(),
        unit: Type.String(),
        band: Type.Optional(Type.String()),
        unitCents: Type.Integer(),
        minimum: Type.Optional(Type.Integer()),
      }),
    ),
    /** What families pay of the price by their ISEE; null where all pay all of it. */
    tariff: Type.Union([TariffInForce, Type.Null()]),
  }),
]);

/** GET /api/services: every filter optional; `cursor` is opaque and belongs to its sort. */
export const ServicesQuery = closedQuery({
  comune: Type.Optional(Type.String({ maxLength: 60 })),
  q: Type.Optional(Type.String({ maxLength: 200 })),
  section: Type.Optional(Type.String({ maxLength: 60 })),
  type: Type.Optional(Type.String({ maxLength: 60 })),
  municipio: Type.Optional(Type.Integer({ minimum: 1, maximum: 99 })),
  profile: Type.Optional(Type.String({ maxLength: 60 })),
  competence: Type.Optional(Type.String({ maxLength: 60 })),
  price: Type.Optional(
    Type.Integer({
      minimum: 0,
      maximum: 2_147_483_647,
      description: 'the highest starting price, in cents',
    }),
  ),
  ente: Type.Optional(Type.String({ format: 'uuid' })),
  sort: Type.Optional(Type.Enum(['relevance', 'price', 'title'])),
  cursor: Type.Optional(Type.String({ maxLength: 400 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 50 })),
});

/** `count` stops at 1,000: `countCapped` says that there are more. */
export const ServicesAnswer = Type.Object({
  items: Type.Array(ServiceCard),
  next: Type.Union([Type.String(), Type.Null()]),
  count: Type.Integer(),
  countCapped: Type.Boolean(),
  facets: Type.Object({
    types: Type.Array(
      Type.Object({
        id: Type.String(),
        nameIt: Type.String(),
        nameEn: Type.String(),
        count: Type.Integer(),
      }),
    ),
    municipi: Type.Array(Type.Object({ id: Type.Integer(), count: Type.Integer() })),
    profiles: Type.Array(Type.Object({ id: Type.String(), count: Type.Integer() })),
  }),
});
