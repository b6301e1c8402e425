import { Type } from 'typebox';
import { MOST } from '../../catalogue/check-definition.ts';
import { PARAM_KINDS, PRICE_MODELS } from '../../catalogue/definition.ts';

const closed = { additionalProperties: false };
const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()]);
const text = (maxLength = 1000) => Type.String({ maxLength });
const said = { it: text(), en: text() };
const reason = Type.String({ minLength: 1, maxLength: 500 });
const expectedVersion = Type.Integer({ minimum: 0, maximum: 100_000 });
const id = Type.String({ pattern: '^[a-z][a-z0-9-]{1,58}$' });

/** `{id}` of a service type: what it is called in addresses, never changed. */
export const TypeParams = Type.Object({ id });

const Condition = Type.Object(
  {
    param: text(60),
    oneOf: Type.Optional(Type.Array(Type.Union([text(60), Type.Boolean()]), { maxItems: 50 })),
    atLeast: Type.Optional(Type.Integer()),
    atMost: Type.Optional(Type.Integer()),
  },
  closed,
);

const Question = Type.Object(
  {
    id: text(60),
    ...said,
    type: Type.Enum([...PARAM_KINDS]),
    help: Type.Optional(Type.Object(said, closed)),
    options: Type.Optional(Type.Array(Type.Object({ id: text(60), ...said }, closed), { maxItems: 100 })),
    min: Type.Optional(Type.Integer()),
    max: Type.Optional(Type.Integer()),
    days: Type.Optional(Type.Enum(['past', 'future'])),
    askedIf: Type.Optional(Type.Array(Condition, { maxItems: 20 })),
    sensitive: Type.Boolean(),
    required: Type.Boolean(),
  },
  closed,
); // prettier-ignore

/** What a type says, as its editor writes it: what is wrong with it is said in the effects. */
export const Definition = Type.Object(
  {
    sectionId: text(60),
    nameIt: text(),
    nameEn: text(),
    summaryIt: text(),
    summaryEn: text(),
    profiles: Type.Array(text(200), { maxItems: 50 }),
    params: Type.Array(Question, { maxItems: 100 }),
    priceModels: Type.Array(Type.Enum([...PRICE_MODELS]), { maxItems: 20 }),
    shared: Type.Boolean(),
  },
  closed,
);

export const CatalogueSection = Type.Object(
  { id, nameIt: text(MOST.name), nameEn: text(MOST.name) },
  closed,
);

/** GET /api/catalogue: the sections in order, with the types of each. */
export const CatalogueAnswer = Type.Object({
  /** Of the sections; 0 as long as nobody has written them. */
  version: Type.Integer(),
  sections: Type.Array(
    Type.Object({
      id: Type.String(),
      nameIt: Type.String(),
      nameEn: Type.String(),
      types: Type.Array(
        Type.Object({
          id: Type.String(),
          nameIt: Type.String(),
          nameEn: Type.String(),
          version: Type.Integer(),
          at: Type.String(),
          /** Since when it can no longer be asked for. */
          retiredAt: nullable(Type.String()),
          questions: Type.Integer(),
          /** Texts without English: Italian is shown there. */
          untranslated: Type.Integer(),
        }),
      ),
    }),
  ),
});

/** POST /api/catalogue/sections (header Idempotency-Key): all of them, in their order. */
export const WriteSections = Type.Object(
  {
    sections: Type.Array(CatalogueSection, { minItems: 1, maxItems: 50 }),
    reason,
    expectedVersion,
  },
  closed,
);

export const Change = Type.Object({
  field: Type.String(),
  /** The question that it is about, in Italian; null for the type itself. */
  question: nullable(Type.String()),
  property: nullable(Type.String()),
  act: Type.Enum(['added', 'removed', 'moved', 'changed']),
  before: nullable(Type.String()),
  after: nullable(Type.String()),
});

/** GET /api/catalogue/types/{id}: what it says now, and what it ever said, newest first. */
export const TypeHistory = Type.Object({
  id: Type.String(),
  version: Type.Integer(),
  versions: Type.Array(
    Type.Object({
      version: Type.Integer(),
      definition: Definition,
      at: Type.String(),
      /** Null for what came with WeMi. */
      writtenBy: nullable(Type.String()),
      reason: nullable(Type.String()),
      /** From the version before; none in the first. */
      changes: Type.Array(Change),
    }),
  ),
});

/** POST /api/catalogue/types/{id}/effects. */
export const AskEffects = Type.Object({ definition: Definition }, closed);

export const Effects = Type.Object({
  /** What keeps it from being published. */
  faults: Type.Array(Type.Object({ pointer: Type.String(), message: Type.String() })),
  /** Pointers to texts without English. */
  untranslated: Type.Array(Type.String()),
  /** From what is published now; none for a new type. */
  changes: Type.Array(Change),
  /** Needs begun and not sent: from then on they are told in the new version. */
  drafts: Type.Integer(),
  services: Type.Integer(),
  /** Of those, the ones that only people would give whom the new version no longer names. */
  servicesOutside: Type.Integer(),
  /** Open pratiche: they keep the version that they have. */
  pratiche: Type.Integer(),
});

/** POST /api/catalogue/types/{id}/versions (header Idempotency-Key); 0 expected makes a new type. */
export const PublishType = Type.Object({ definition: Definition, reason, expectedVersion }, closed);

const touched = {
  services: Type.Integer(),
  enti: Type.Integer(),
  drafts: Type.Integer(),
  pratiche: Type.Integer(),
};

/** GET /api/catalogue/types/{id}/retirement. */
export const Retirement = Type.Object({
  /** Since when it can no longer be asked for; null while it can. */
  retiredAt: nullable(Type.String()),
  /**
   * What retiring it touches today: services that are no longer shown, whose they are, needs begun
   * and not sent, open pratiche, which go on.
   */
  touches: Type.Object(touched),
  /** Newest first, each with what it touched then. */
  acts: Type.Array(
    Type.Object({
      id: Type.String(),
      act: Type.Enum(['retire', 'restore']),
      reason: Type.String(),
      ...touched,
      at: Type.String(),
      writtenBy: nullable(Type.String()),
    }),
  ),
});

/** POST /api/catalogue/types/{id}/retirement (header Idempotency-Key). */
export const RetireType = Type.Object({ act: Type.Enum(['retire', 'restore']), reason }, closed);
