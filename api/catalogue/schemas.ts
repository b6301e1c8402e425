import { Type } from 'typebox';

/** One parameter of a service type, as the need's form asks it. */
export const Param = Type.Object({
  id: Type.String(),
  it: Type.String(),
  en: Type.String(),
  type: Type.Enum(['choice', 'choices', 'integer', 'boolean', 'text']),
  options: Type.Optional(
    Type.Array(Type.Object({ id: Type.String(), it: Type.String(), en: Type.String() })),
  ),
  min: Type.Optional(Type.Integer()),
  max: Type.Optional(Type.Integer()),
  sensitive: Type.Boolean(),
  required: Type.Boolean(),
});

export const PriceModel = Type.Enum([
  'hourly',
  'perVisit',
  'package',
  'monthly',
  'fixedAfterSurvey',
  'poolShare',
]);

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
});
