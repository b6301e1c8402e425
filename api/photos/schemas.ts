import { Type } from 'typebox';
import { PHOTO_LIMITS } from '../../catalogue/photos.ts';

const path = Type.String({
  maxLength: 140,
  pattern: '^/api/content/images/[a-z0-9-]{1,60}/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$',
});
const alt = Type.String({ maxLength: PHOTO_LIMITS.alt });

/** Those of a sheet or of a service, in their order; missing is none. A draft may not say yet what they show. */
export const Photos = Type.Optional(
  Type.Array(Type.Object({ path, altIt: alt, altEn: alt }, { additionalProperties: false }), {
    maxItems: PHOTO_LIMITS.photos,
  }),
);

/** As a page shows it, with its size in points: nothing moves while it is loaded. */
export const PhotoView = Type.Object({
  path: Type.String(),
  width: Type.Integer(),
  height: Type.Integer(),
  altIt: Type.String(),
  altEn: Type.String(),
});
