import { Type } from 'typebox';

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
    phone: Type.String(),
    email: Type.String(),
    founded: Type.Union([Type.Integer(), Type.Null()]),
    qualifiedUntil: Type.String(),
  }),
]);
