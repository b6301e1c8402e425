import { Type } from 'typebox';
import { ServiceCard } from '../services/schemas.ts';

/** GET /api/me/favourites: the latest first. */
export const Favourites = Type.Object({
  items: Type.Array(
    Type.Object({
      serviceId: Type.String(),
      /** As it was when it was added. */
      title: Type.String(),
      addedAt: Type.String(),
      /** As it is offered now; null while it cannot be requested. */
      service: Type.Union([ServiceCard, Type.Null()]),
    }),
  ),
});
