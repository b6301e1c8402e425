/** A photograph that an ente shows of itself or of a service. */
export interface Photo {
  /** Of one of its pictures, as `POST /api/office/ente/images` gives it. */
  path: string;
  /** What it shows, for whoever does not see it. */
  altIt: string;
  altEn: string;
}

export const PHOTO_LIMITS = { photos: 8, alt: 200 };

/** Places of those that do not say yet what they show, in both languages. */
export function missingInPhotos(photos: readonly Photo[]): string[] {
  return photos.flatMap(({ altIt, altEn }, index) => [
    ...(altIt.trim() ? [] : [`/photos/${index}/altIt`]),
    ...(altEn.trim() ? [] : [`/photos/${index}/altEn`]),
  ]);
}
