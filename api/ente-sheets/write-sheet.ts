import type { Static } from 'typebox';
import { asActor, asSystem, type Db, type Trx } from '../../db/connect.ts';
import { findEnteSheet, isEnteName, listEnteVersions, lockEnteSheet, registerEnte, writeEnteVersion } from '../../db/ente-sheets.ts'; // prettier-ignore
import { nameUuid } from '../../db/name-uuid.ts';
import { listMunicipi } from '../../db/catalogue.ts';
import { missingInBranches } from '../../catalogue/branches.ts';
import { missingInPhotos } from '../../catalogue/photos.ts';
import type { EnteSaid } from '../../db/tables/enti.ts';
import { type Actor, askingAs } from '../actor.ts';
import { isWritten } from '../next-version.ts';
import { listOwnPictures, strangersIn } from '../photos/read-photos.ts';
import { type FieldError, problem } from '../problem.ts';
import type { EnteSheet, RegisterEnte, WriteEnteSheet } from './schemas.ts';

/**
 * Registers an ente: nothing qualifies it yet, and nobody sees it until something does.
 * @returns its id; the same command again gives the same
 * @throws invalid with a pointer to each wrong field, ente-name-taken, idempotency-key-reused
 */
export async function register(
  db: Db,
  actor: Actor,
  { commandId, body }: { commandId: string; body: Static<typeof RegisterEnte> },
): Promise<string> {
  const { comuneId, id: writtenBy } = actor;
  const enteId = nameUuid('ente', commandId);
  const [name, kind, said] = [body.name.trim(), body.kind.trim(), tidy(body.said)];
  await asSystem(db, comuneId, async (trx) => {
    await lockEnteSheet(trx, { id: comuneId });
    const there = await findEnteSheet(trx, { id: enteId });
    const versions = await listEnteVersions(trx, { enteId });
    const expectedVersion = there?.version ?? 0;
    const asked = { commandId, said, expectedVersion };
    if (isWritten(versions, asked, { current: expectedVersion, code: 'ente-changed' })) {
      if (there?.name !== name || there.kind !== kind) throw problem('idempotency-key-reused');
      return;
    }
    const errors = [
      ...(name ? [] : [{ pointer: '/name', message: NEEDED }]),
      ...(kind ? [] : [{ pointer: '/kind', message: NEEDED }]),
      ...(await wrongIn(trx, said, { comuneId, enteId })),
    ];
    if (errors.length > 0) throw problem('invalid', { errors });
    if (await isEnteName(trx, { name })) throw problem('ente-name-taken');
    await registerEnte(trx, { id: commandId, enteId, comuneId, version: 1, said, writtenBy, name, kind }); // prettier-ignore
  });
  return enteId;
}

/**
 * The next version of what an ente says of itself; its own people only.
 * @throws invalid with a pointer to each wrong field, ente-changed when the writer has not seen the
 *   latest version, idempotency-key-reused
 */
export async function writeSheet(
  db: Db,
  actor: Actor,
  { commandId, body }: { commandId: string; body: Static<typeof WriteEnteSheet> },
): Promise<void> {
  const { comuneId, id: writtenBy } = actor;
  const enteId = actor.enteId!;
  const said = tidy(body.said);
  await asSystem(db, comuneId, async (trx) => {
    await lockEnteSheet(trx, { id: enteId });
    const there = await findEnteSheet(trx, { id: enteId });
    if (!there) throw problem('not-found');
    const versions = await listEnteVersions(trx, { enteId });
    const asked = { commandId, said, expectedVersion: body.expectedVersion };
    if (isWritten(versions, asked, { current: there.version, code: 'ente-changed' })) return;
    const errors = await wrongIn(trx, said, { comuneId, enteId });
    if (errors.length > 0) throw problem('invalid', { errors });
    const version = there.version + 1;
    await writeEnteVersion(trx, { id: commandId, enteId, comuneId, version, said, writtenBy });
  });
}

/** @throws not-found, also of another comune's */
export function readSheet(db: Db, actor: Actor, id: string): Promise<Static<typeof EnteSheet>> {
  return asActor(db, askingAs(actor), async (trx) => {
    const there = await findEnteSheet(trx, { id });
    if (!there) throw problem('not-found');
    const { name, kind, version, qualifiedUntil, id: _id, ...said } = there;
    const rows = await listEnteVersions(trx, { enteId: id });
    const versions = rows.map(({ id: _command, said, ...row }) => ({
      ...row,
      said: { postalCode: '', town: '', ...said },
    }));
    return { id, name, kind, version, qualifiedUntil, said, versions } as Static<typeof EnteSheet>;
  });
}

function tidy(said: EnteSaid): EnteSaid {
  const lines = (texts: string[]) => [...new Set(texts.map((each) => each.trim()).filter(Boolean))];
  return {
    ...said,
    aboutIt: said.aboutIt.trim(),
    aboutEn: said.aboutEn.trim(),
    address: said.address.trim(),
    town: said.town.trim(),
    phone: said.phone.trim(),
    certificates: lines(said.certificates),
    languages: lines(said.languages),
    photos: (said.photos ?? []).map(({ path, altIt, altEn }) => ({
      path,
      altIt: altIt.trim(),
      altEn: altEn.trim(),
    })),
    branches: (said.branches ?? []).map((branch) => ({
      ...{ name: branch.name.trim(), address: branch.address.trim(), town: branch.town.trim() },
      ...{ postalCode: branch.postalCode, phone: branch.phone.trim(), hours: branch.hours.trim() },
    })),
  };
}

const needed = ['aboutIt', 'address', 'postalCode', 'town'] as const;

async function wrongIn(
  trx: Trx,
  said: EnteSaid,
  { comuneId, enteId }: { comuneId: string; enteId: string },
): Promise<FieldError[]> {
  const { photos = [], branches = [] } = said;
  const own = photos.length > 0 ? await listOwnPictures(trx, { comuneId, enteId }) : [];
  const municipi = await listMunicipi(trx, { comuneId });
  const isHere = said.municipio === null || municipi.some(({ id }) => id === said.municipio);
  return [
    ...needed
      .filter((name) => !said[name])
      .map((name) => ({ pointer: `/said/${name}`, message: NEEDED })),
    ...(isHere ? [] : [{ pointer: '/said/municipio', message: NO_MUNICIPIO }]),
    ...[...missingInPhotos(photos), ...missingInBranches(branches)].map((at) => ({
      pointer: `/said${at}`,
      message: NEEDED,
    })),
    ...strangersIn(photos, own).map((wrong) => ({ ...wrong, pointer: `/said${wrong.pointer}` })),
  ];
}

const NEEDED = { it: 'Scrivi questo testo.', en: 'This text is needed.' };
const NO_MUNICIPIO = {
  it: 'Questo municipio non è del comune.',
  en: 'This municipio is not of the comune.',
};
