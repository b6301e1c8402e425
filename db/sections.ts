import type { Trx } from './connect.ts';

export interface Section {
  id: string;
  nameIt: string;
  nameEn: string;
}

/** What administrators wrote of the sections, newest first, with who and why. */
export function listSectionVersions(trx: Trx, { comuneId }: { comuneId: string }) {
  return trx
    .selectFrom('sectionVersion')
    .leftJoin('person as writer', 'writer.id', 'sectionVersion.writtenBy')
    .select(['sectionVersion.id', 'version', 'sections', 'reason', 'at'])
    .select('writer.name as writtenBy')
    .where('sectionVersion.comuneId', '=', comuneId)
    .orderBy('version', 'desc')
    .execute();
}

/** The sections in their order. */
export function listPlainSections(trx: Trx, { comuneId }: { comuneId: string }) {
  return trx
    .selectFrom('section')
    .select(['id', 'nameIt', 'nameEn'])
    .where('comuneId', '=', comuneId)
    .orderBy('position')
    .execute();
}

/** Puts sections in the place of those there were; the types of what is gone must be elsewhere. */
export async function replaceSections(
  trx: Trx,
  { comuneId, sections }: { comuneId: string; sections: readonly Section[] },
): Promise<void> {
  const ids = sections.map(({ id }) => id);
  await trx
    .deleteFrom('section')
    .where('comuneId', '=', comuneId)
    .where('id', 'not in', ids)
    .execute();
  await trx
    .insertInto('section')
    .values(sections.map((section, index) => ({ ...section, comuneId, position: index + 1 })))
    .onConflict((conflict) =>
      conflict.columns(['comuneId', 'id']).doUpdateSet((row) => ({
        position: row.ref('excluded.position'),
        nameIt: row.ref('excluded.nameIt'),
        nameEn: row.ref('excluded.nameEn'),
      })),
    )
    .execute();
}

export interface NewSectionVersion {
  id: string;
  comuneId: string;
  version: number;
  sections: readonly Section[];
  writtenBy: string;
  reason: string;
}

export async function addSectionVersion(
  trx: Trx,
  { sections, ...row }: NewSectionVersion,
): Promise<void> {
  await trx
    .insertInto('sectionVersion')
    .values({ ...row, sections: JSON.stringify(sections) })
    .execute();
}
