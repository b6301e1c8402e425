import type { Static } from 'typebox';
import type { Photo } from '../../catalogue/photos.ts';
import type { Trx } from '../../db/connect.ts';
import { listEnteImages, listImageSizes } from '../../db/content-images.ts';
import { imagePath } from '../content/image-path.ts';
import type { FieldError } from '../problem.ts';
import type { PhotoView } from './schemas.ts';

/** Photographs as pages show them, each with its size. */
export async function photoViews(
  trx: Trx,
  photos: readonly Photo[],
): Promise<Static<typeof PhotoView>[]> {
  if (photos.length === 0) return [];
  const sizes = await listImageSizes(trx, photos.map(({ path }) => idOf(path)));
  return photos.flatMap(({ path, altIt, altEn }) => {
    const size = sizes.find(({ id }) => id === idOf(path));
    return size ? [{ path, width: size.width, height: size.height, altIt, altEn }] : [];
  });
} // prettier-ignore

/** Where the pictures are read that an ente has uploaded: it shows no others. */
export async function listOwnPictures(
  trx: Trx,
  { comuneId, enteId }: { comuneId: string; enteId: string },
): Promise<string[]> {
  const images = await listEnteImages(trx, { enteId });
  return images.map(({ id }) => imagePath({ comuneId, id }));
}

/** Photographs that are none of the ente's own pictures. */
export function strangersIn(photos: readonly Photo[], own: readonly string[]): FieldError[] {
  return photos.flatMap(({ path }, index) =>
    own.includes(path) ? [] : [{ pointer: `/photos/${index}/path`, message: NOT_YOURS }],
  );
}

function idOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

const NOT_YOURS = {
  it: 'Questa fotografia non è fra quelle caricate dal tuo ente.',
  en: 'This photograph is not among those uploaded by your organisation.',
};
