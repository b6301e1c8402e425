import { DRAWINGS } from '../../catalogue/drawings.ts';
import type { Trx } from '../connect.ts';
import { nameUuid } from '../name-uuid.ts';
import { enteId, type EnteSeed } from './enti.ts';
import { insertOrUpdate } from './insert-or-update.ts';
import type { ServiceSeed } from './service.ts';
import { SERVICE_TYPES } from './write-catalogue.ts';

const QUALIFIED_UNTIL = '2030-12-31';
/** The login `operator1` of the demo realm works for the first ente. */
const DEMO_OPERATOR = { name: 'Rosa Martini', personId: '33333333-0000-4000-8000-000000000001' };

/** The enti of a comune, the people who work for them and what they offer. */
export async function writeEnti(
  trx: Trx,
  comuneId: string,
  { enti, services }: { enti: EnteSeed[]; services: ServiceSeed[] },
): Promise<void> {
  await insertOrUpdate(
    trx,
    'ente',
    ['id'],
    await unwritten(
      trx,
      'ente',
      enti.map(({ n, operators: _, ...ente }) => ({
        ...ente,
        id: enteId(n),
        comuneId,
        qualifiedUntil: QUALIFIED_UNTIL,
      })),
    ),
  );
  await insertOrUpdate(
    trx,
    'operator',
    ['id'],
    await unwritten(
      trx,
      'operator',
      enti.flatMap((ente) => operatorRows(comuneId, ente)),
    ),
  );
  await insertOrUpdate(
    trx,
    'service',
    ['id'],
    await withoutThoseMoved(
      trx,
      services.map((service) => serviceRow(comuneId, service)),
    ),
  );
}

/** Rows that no ente has written itself: those are not ours to change any more. */
async function unwritten<Row extends { id: string }>(
  trx: Trx,
  table: 'ente' | 'operator',
  rows: Row[],
): Promise<Row[]> {
  const written = await trx.selectFrom(table).select('id').where('sheetVersion', '>', 0).execute();
  const ids = new Set(written.map(({ id }) => id));
  return rows.filter(({ id }) => !ids.has(id));
}

/** What an ente or the office has done with a service since is theirs: it is left as it is. */
async function withoutThoseMoved<Row extends { id: string }>(
  trx: Trx,
  rows: Row[],
): Promise<Row[]> {
  const acts = await trx.selectFrom('enteServiceAct').select('serviceId').distinct().execute();
  const moved = new Set(acts.map(({ serviceId }) => serviceId));
  return rows.filter(({ id }) => !moved.has(id));
}

function operatorRows(comuneId: string, { n, operators }: EnteSeed) {
  return operators.map(([name, profile, ...competences]) => ({
    id: nameUuid('operator', enteId(n), name),
    comuneId,
    enteId: enteId(n),
    personId: name === DEMO_OPERATOR.name ? DEMO_OPERATOR.personId : null,
    name,
    profile,
    competences,
  }));
}

function serviceRow(comuneId: string, service: ServiceSeed) {
  const type = SERVICE_TYPES.find(({ id }) => id === service.type);
  const drawing = DRAWINGS[service.type];
  if (!type || !drawing) throw new Error(`unknown service type: ${service.type}`);
  const { title, summary, description, included, zones, price } = service;
  return {
    id: nameUuid('service', enteId(service.ente), service.type, title),
    comuneId,
    enteId: enteId(service.ente),
    serviceTypeId: service.type,
    title,
    summary,
    description,
    included,
    profiles: service.profiles ?? type.profiles,
    competences: service.competences ?? [],
    languages: service.languages ?? ['Italiano'],
    covers: service.covers ?? [],
    zones,
    priceLines: JSON.stringify(price.lines),
    priceFromCents: price.fromCents,
    priceUnit: price.unit,
    availableFrom: service.availableFrom ?? null,
    drawing,
  };
}
