import type { Trx } from '../connect.ts';
import { nameUuid } from '../name-uuid.ts';
import { TERMS, TERMS_VALID_FROM, type COMUNI } from './comuni.ts';
import { SECTIONS } from './sections.ts';
import { CARE_TYPES } from './service-types-care.ts';
import { HOME_TYPES } from './service-types-home.ts';
import type { ServiceTypeSeed } from './service-type.ts';
import { insertOrUpdate } from './insert-or-update.ts';

export const SERVICE_TYPES: ServiceTypeSeed[] = [...CARE_TYPES, ...HOME_TYPES];

type Comune = (typeof COMUNI)[number];

/** The comune, its districts, the catalogue with its everyday words, and the terms of a pratica. */
export async function writeCatalogue(trx: Trx, comune: Comune): Promise<void> {
  const { municipi, sportelli, ...row } = comune;
  const comuneId = comune.id;
  await insertOrUpdate(trx, 'comune', ['id'], [row]);
  await insertOrUpdate(
    trx,
    'municipio',
    ['comuneId', 'id'],
    municipi.map((municipio) => ({ comuneId, ...municipio })),
  );
  await insertOrUpdate(
    trx,
    'sportello',
    ['comuneId', 'id'],
    sportelli.map((sportello) => ({ comuneId, ...sportello })),
  );
  await writeSections(trx, comuneId);
  await writeTypes(trx, comuneId);
  await insertOrUpdate(
    trx,
    'synonym',
    ['comuneId', 'term', 'serviceTypeId'],
    SERVICE_TYPES.flatMap(({ id, synonyms }) =>
      synonyms.map((term) => ({ comuneId, term, serviceTypeId: id })),
    ),
  );
  await writeTerms(trx, comuneId);
}

/** Once an administrator has written the sections, they are theirs. */
async function writeSections(trx: Trx, comuneId: string): Promise<void> {
  const written = await trx
    .selectFrom('sectionVersion')
    .select('id')
    .where('comuneId', '=', comuneId)
    .limit(1)
    .executeTakeFirst();
  if (written) return;
  const rows = SECTIONS.map(({ id, it, en }, index) => ({
    comuneId,
    id,
    position: index + 1,
    nameIt: it,
    nameEn: en,
  }));
  await insertOrUpdate(trx, 'section', ['comuneId', 'id'], rows);
}

/** What an administrator has published is left as it is. */
async function writeTypes(trx: Trx, comuneId: string): Promise<void> {
  const acts = await trx
    .selectFrom('serviceTypeAct')
    .select('serviceTypeId')
    .where('comuneId', '=', comuneId)
    .execute();
  const published = new Set(acts.map(({ serviceTypeId }) => serviceTypeId));
  const sections = await trx
    .selectFrom('section')
    .select('id')
    .where('comuneId', '=', comuneId)
    .execute();
  const known = new Set(sections.map(({ id }) => id));
  const rows = SERVICE_TYPES.filter(
    ({ id, sectionId }) => !published.has(id) && known.has(sectionId),
  ) // prettier-ignore
    .map((type) => serviceTypeRow(comuneId, type));
  await insertOrUpdate(trx, 'serviceType', ['comuneId', 'id'], rows);
}

function serviceTypeRow(comuneId: string, type: ServiceTypeSeed) {
  const { id, sectionId, it, en, summaryIt, summaryEn, profiles, params, priceModels } = type;
  return {
    comuneId,
    id,
    sectionId,
    nameIt: it,
    nameEn: en,
    summaryIt,
    summaryEn,
    profiles,
    params: JSON.stringify(params),
    priceModels,
    shared: type.shared ?? false,
  };
}

function writeTerms(trx: Trx, comuneId: string) {
  return insertOrUpdate(
    trx,
    'policy',
    ['id'],
    [
      {
        id: nameUuid('policy', comuneId, TERMS_VALID_FROM),
        comuneId,
        serviceTypeId: null,
        validFrom: TERMS_VALID_FROM,
        terms: JSON.stringify(TERMS),
      },
    ],
  );
}
