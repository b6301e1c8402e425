import type { Trx } from './connect.ts';
import type { ImageType } from './tables/content.ts';

export interface NewContentImage {
  id: string;
  comuneId: string;
  type: ImageType;
  /** In points, as it is drawn. */
  width: number;
  height: number;
  content: Buffer;
  /** Of the file as it came. */
  sourceSha256: string;
  writtenBy: string;
  /** Whose it is, when it is no picture of the comune's. */
  enteId?: string;
}

export async function addContentImage(trx: Trx, image: NewContentImage): Promise<void> {
  await trx.insertInto('contentImage').values(image).execute();
}

/** What is known of a picture, without the picture. */
export function findContentImage(trx: Trx, { id }: { id: string }) {
  return trx
    .selectFrom('contentImage')
    .select(['id', 'comuneId', 'type', 'width', 'height', 'sourceSha256'])
    .where('id', '=', id)
    .executeTakeFirst();
}

export function readContentImage(trx: Trx, { id }: { id: string }) {
  return trx
    .selectFrom('contentImage')
    .select(['type', 'content'])
    .where('id', '=', id)
    .executeTakeFirst();
}

/** How large pictures are, in points. */
export function listImageSizes(trx: Trx, ids: readonly string[]) {
  return trx
    .selectFrom('contentImage')
    .select(['id', 'width', 'height'])
    .where('id', 'in', ids)
    .execute();
}

/** What an ente has uploaded, whether or not it is shown. */
export function listEnteImages(trx: Trx, { enteId }: { enteId: string }) {
  return trx.selectFrom('contentImage').select('id').where('enteId', '=', enteId).execute();
}
