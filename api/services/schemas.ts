import { Type } from 'typebox';
import { closedQuery } from '../closed-query.ts';
import { PhotoView } from '../photos/schemas.ts';
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

/** One reason of the place in the order: how good the service is by it, and how much it counts, in hundredths. */
export const RankingReason = Type.Object({
  criterion: Type.Enum(['text', 'near', 'rating', 'soon', 'price']),
  value: Type.Integer({ minimum: 0, maximum: 100 }),
  weight: Type.Integer({ minimum: 0, maximum: 100 }),
});

/** A service in a list of results. */
export const FoundService = Type.Intersect([
  ServiceCard,
  Type.Object({
    /** What it costs for the need that was said, in cents by list prices; null where they do not say. */
    needCents: Type.Union([Type.Integer({ minimum: 0 }), Type.Null()]),
    /** From the middle of the municipio asked for to that of the ente’s seat. */
    km: Type.Union([Type.Number({ minimum: 0 }), Type.Null()]),
    /** Why it stands where it stands; null when the list goes by price or by name. */
    why: Type.Union([
      Type.Object({
        /** Everyday words of the search that name its type, or what it covers. */
        called: Type.Array(Type.String()),
        reasons: Type.Array(RankingReason),
      }),
      Type.Null(),
    ]),
  }),
]);

export const Service = Type.Intersect([
  ServiceCard,
  Type.Object({
    /** What the ente wrote, as HTML that can run nothing. */
    descriptionHtml: Type.String(),
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
        quantity: Type.Optional(Type.Integer()),
      }),
    ),
    /** Whether it can be asked for now: its ente may serve, and does not let it rest. */
    isRequestable: Type.Boolean(),
    photos: Type.Array(PhotoView),
    /** Of its ente; the postal code and the town are empty while it has not said them. */
    seat: Type.Object({ address: Type.String(), postalCode: Type.String(), town: Type.String() }),
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
      description:
        'the highest price, in cents: for the need when `amount` says it, else the starting price',
    }),
  ),
  /** How much of it is needed, in the unit that the type asks for: needs `type`. */
  amount: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000 })),
  options: Type.Optional(
    Type.String({
      maxLength: 400,
      pattern:
        '^[A-Za-z0-9-]{1,40}:[A-Za-z0-9-]{1,40}(,[A-Za-z0-9-]{1,40}:[A-Za-z0-9-]{1,40}){0,9}$',
      description: 'options that the service must cover, such as timeBands:night,languages:arabic',
    }),
  ),
  /** Up to four services to compare, by id. */
  ids: Type.Optional(
    Type.String({
      maxLength: 160,
      pattern:
        '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}(,[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}){0,3}$',
    }),
  ),
  startBy: Type.Optional(Type.String({ format: 'date' })),
  rating: Type.Optional(Type.Integer({ minimum: 1, maximum: 5 })),
  /** How far the ente’s seat may be from `municipio`, which it needs. */
  km: Type.Optional(Type.Integer({ minimum: 1, maximum: 50 })),
  ente: Type.Optional(Type.String({ format: 'uuid' })),
  sort: Type.Optional(Type.Enum(['relevance', 'price', 'title'])),
  cursor: Type.Optional(Type.String({ maxLength: 400 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 50 })),
});

/** `count` stops at 1,000: `countCapped` says that there are more. */
export const ServicesAnswer = Type.Object({
  items: Type.Array(FoundService),
  /** How the text was read; null without one, or when it holds nothing that can be found. */
  understood: Type.Union([
    Type.Object({
      mended: Type.Array(Type.Object({ typed: Type.String(), read: Type.String() })),
      types: Type.Array(
        Type.Object({
          id: Type.String(),
          nameIt: Type.String(),
          nameEn: Type.String(),
          term: Type.String(),
        }),
      ),
      options: Type.Array(
        Type.Object({
          id: Type.String(),
          textIt: Type.String(),
          textEn: Type.String(),
          term: Type.String(),
          /** Whether it may stand in an address: what touches health may not. */
          isFilter: Type.Boolean(),
        }),
      ),
    }),
    Type.Null(),
  ]),
  /** What `needCents` is reckoned for: a month, or the whole. */
  need: Type.Union([
    Type.Object({
      param: Type.String(),
      amount: Type.Integer(),
      per: Type.Enum(['month', 'whole']),
    }),
    Type.Null(),
  ]),
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
