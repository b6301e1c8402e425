import { Type } from 'typebox';
import { PARAM_KINDS, PRICE_MODELS } from '../../catalogue/definition.ts';

const said = { it: Type.String(), en: Type.String() };

/** One parameter of a service type, as the need's form asks it. */
export const Param = Type.Object({
  id: Type.String(),
  ...said,
  type: Type.Enum([...PARAM_KINDS]),
  help: Type.Optional(Type.Object(said)),
  options: Type.Optional(Type.Array(Type.Object({ id: Type.String(), ...said }))),
  min: Type.Optional(Type.Integer()),
  max: Type.Optional(Type.Integer()),
  /** Of a date: only days gone by, or only days to come. */
  days: Type.Optional(Type.Enum(['past', 'future'])),
  /** Asked only if all of them hold; each looks at a question above. */
  askedIf: Type.Optional(
    Type.Array(
      Type.Object({
        param: Type.String(),
        oneOf: Type.Optional(Type.Array(Type.Union([Type.String(), Type.Boolean()]))),
        atLeast: Type.Optional(Type.Integer()),
        atMost: Type.Optional(Type.Integer()),
      }),
    ),
  ),
  sensitive: Type.Boolean(),
  required: Type.Boolean(),
});

export const PriceModel = Type.Enum([...PRICE_MODELS]);

export const ServiceType = Type.Object({
  id: Type.String(),
  sectionId: Type.String(),
  nameIt: Type.String(),
  nameEn: Type.String(),
  summaryIt: Type.String(),
  summaryEn: Type.String(),
  profiles: Type.Array(Type.String()),
  params: Type.Array(Param),
  priceModels: Type.Array(PriceModel),
  shared: Type.Boolean(),
  version: Type.Integer(),
});

export const Section = Type.Object({
  id: Type.String(),
  nameIt: Type.String(),
  nameEn: Type.String(),
  types: Type.Array(
    Type.Object({
      id: Type.String(),
      nameIt: Type.String(),
      nameEn: Type.String(),
      services: Type.Integer(),
    }),
  ),
});

export const Municipio = Type.Object({
  id: Type.Integer(),
  name: Type.String(),
  /** Its path on a schematic map of 100 by 100, where the comune has one. */
  shape: Type.Union([Type.String(), Type.Null()]),
});

/** GET /api/sections?comune= */
export const SectionsAnswer = Type.Object({
  comune: Type.Object({ id: Type.String(), name: Type.String() }),
  municipi: Type.Array(Municipio),
  sections: Type.Array(Section),
  /** What types are called that can no longer be asked for: what runs still names them. */
  retired: Type.Array(
    Type.Object({ id: Type.String(), nameIt: Type.String(), nameEn: Type.String() }),
  ),
});
