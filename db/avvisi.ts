import { type Insertable, sql } from 'kysely';
import type { Trx } from './connect.ts';
import type { AvvisoTable } from './tables/qualifications.ts';

/** What of an avviso is written by hand, and stays as it was published. */
export type AvvisoContent = Pick<
  Insertable<AvvisoTable>,
  | 'titleIt'
  | 'titleEn'
  | 'textIt'
  | 'textEn'
  | 'serviceTypeIds'
  | 'municipi'
  | 'opensAt'
  | 'closesAt'
> &
  Pick<Avviso, 'requirements' | 'terms'>;

const COLUMNS = [
  'id', 'titleIt', 'titleEn', 'textIt', 'textEn', 'serviceTypeIds', 'municipi', 'requirements',
  'terms', 'opensAt', 'closesAt', 'version', 'publishedAt', 'withdrawnAt', 'withdrawReason',
] as const; // prettier-ignore

export function findAvviso(trx: Trx, { id }: { id: string }) {
  return trx.selectFrom('avviso').select(COLUMNS).where('id', '=', id).executeTakeFirst();
}
export type Avviso = NonNullable<Awaited<ReturnType<typeof findAvviso>>>;

export function lockAvviso(trx: Trx, { id }: { id: string }) {
  return trx
    .selectFrom('avviso')
    .select(COLUMNS)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

/** Those of the asking comune that the asker may see, the last to close first. */
export function listAvvisi(
  trx: Trx,
  args: { isOpen?: boolean; after?: { closesAt: string; id: string }; limit: number },
) {
  let avvisi = trx
    .selectFrom('avviso')
    .select(COLUMNS)
    .where('comuneId', '=', sql<string>`asking_comune()`);
  if (args.isOpen) avvisi = avvisi.where(IS_OPEN);
  if (args.after) {
    const { closesAt, id } = args.after;
    avvisi = avvisi.where(sql<boolean>`(closes_at, id) < (${closesAt}, ${id}::uuid)`);
  }
  return avvisi.orderBy('closesAt', 'desc').orderBy('id', 'desc').limit(args.limit).execute();
}

const IS_OPEN = sql<boolean>`(published_at is not null and withdrawn_at is null
  and opens_at <= now() and closes_at > now())`;

export async function addAvviso(
  trx: Trx,
  { content, ...row }: { id: string; comuneId: string; writtenBy: string; content: AvvisoContent },
): Promise<void> {
  await trx
    .insertInto('avviso')
    .values({ ...row, ...asText(content), writtenAt: new Date().toISOString() })
    .execute();
}

/** Of one that is not published yet. */
export async function changeAvviso(
  trx: Trx,
  { id, content }: { id: string; content: AvvisoContent },
): Promise<void> {
  await trx
    .updateTable('avviso')
    .set({ ...asText(content), version: sql<number>`version + 1` })
    .where('id', '=', id)
    .execute();
}

export async function publishAvviso(
  trx: Trx,
  { id, publishedBy }: { id: string; publishedBy: string },
): Promise<void> {
  const publishedAt = new Date().toISOString();
  await trx.updateTable('avviso').set({ publishedBy, publishedAt }).where('id', '=', id).execute();
}

export async function withdrawAvviso(
  trx: Trx,
  { id, ...said }: { id: string; withdrawnBy: string; withdrawReason: string },
): Promise<void> {
  const withdrawnAt = new Date().toISOString();
  await trx
    .updateTable('avviso')
    .set({ ...said, withdrawnAt })
    .where('id', '=', id)
    .execute();
}

export async function dropAvviso(trx: Trx, { id }: { id: string }): Promise<void> {
  await trx.deleteFrom('avviso').where('id', '=', id).execute();
}

/** Which of these service types and municipi the asking comune does not have, or no longer offers. */
export async function findStrangers(
  trx: Trx,
  { serviceTypeIds, municipi }: { serviceTypeIds: string[]; municipi: number[] },
): Promise<{ serviceTypeIds: string[]; municipi: number[] }> {
  const { rows } = await sql<{ serviceTypeIds: string[]; municipi: number[] }>`select
    array(select unnest(${serviceTypeIds}::text[])
      except select id from service_type
        where comune_id = asking_comune() and retired_at is null) as service_type_ids,
    array(select unnest(${municipi}::integer[])
      except select id from municipio where comune_id = asking_comune()) as municipi`.execute(trx);
  return rows[0]!;
}

function asText({ requirements, terms, ...content }: AvvisoContent) {
  return { ...content, requirements: JSON.stringify(requirements), terms: JSON.stringify(terms) };
}
