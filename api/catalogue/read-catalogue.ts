import type { Static } from 'typebox';
import { missingTranslations } from '../../catalogue/check-definition.ts';
import { compareTypes } from '../../catalogue/compare.ts';
import type { Trx } from '../../db/connect.ts';
import { listPlainSections, listSectionVersions } from '../../db/sections.ts';
import { listTypes, listTypeVersions } from '../../db/service-types.ts';
import { problem } from '../problem.ts';
import type { CatalogueAnswer, TypeHistory } from './admin-schemas.ts';

/** The sections in order with what is published in each, and how much waits for its English. */
export async function readCatalogue(
  trx: Trx,
  { comuneId }: { comuneId: string },
): Promise<Static<typeof CatalogueAnswer>> {
  const sections = await listPlainSections(trx, { comuneId });
  const [latest] = await listSectionVersions(trx, { comuneId });
  const types = await listTypes(trx, { comuneId });
  return {
    version: latest?.version ?? 0,
    sections: sections.map((section) => ({
      ...section,
      types: types
        .filter(({ definition }) => definition.sectionId === section.id)
        .map(({ id, version, at, definition, retiredAt }) => ({
          ...{ id, version, at, nameIt: definition.nameIt, nameEn: definition.nameEn },
          retiredAt,
          questions: definition.params.length,
          untranslated: missingTranslations(definition).length,
        })),
    })),
  };
}

/** One type with all that it ever said, each version with what it changed. @throws not-found */
export async function readType(
  trx: Trx,
  { comuneId, id }: { comuneId: string; id: string },
): Promise<Static<typeof TypeHistory>> {
  const rows = await listTypeVersions(trx, { comuneId, id });
  const [latest] = rows;
  if (!latest) throw problem('not-found');
  return {
    ...{ id, version: latest.version },
    versions: rows.map(({ actId: _, ...row }, index) => {
      const before = rows[index + 1]?.definition;
      return { ...row, changes: before ? compareTypes(before, row.definition) : [] };
    }),
  };
}
