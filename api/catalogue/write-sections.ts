import type { Static } from 'typebox';
import type { Trx } from '../../db/connect.ts';
import { nameUuid } from '../../db/name-uuid.ts';
import { addSectionVersion, listSectionVersions, replaceSections } from '../../db/sections.ts';
import { listTypes, lockCatalogue } from '../../db/service-types.ts';
import type { Actor } from '../actor.ts';
import { hashRequest } from '../idempotency.ts';
import { type FieldError, invalid, problem } from '../problem.ts';
import type { WriteSections } from './admin-schemas.ts';

type Sections = Static<typeof WriteSections>['sections'];

/**
 * Writes the sections anew, all of them in their order. The same command again is the same version.
 * @throws invalid with a pointer to each wrong field, catalogue-changed when the writer has not seen
 *   the latest version, idempotency-key-reused
 */
export async function writeSections(
  trx: Trx,
  actor: Actor,
  { commandId, body }: { commandId: string; body: Static<typeof WriteSections> },
): Promise<void> {
  const { comuneId, id: writtenBy } = actor;
  const { sections, expectedVersion } = body;
  await lockCatalogue(trx, { comuneId });
  const id = nameUuid('sections', commandId);
  const before = await listSectionVersions(trx, { comuneId });
  const known = before.find((row) => row.id === id);
  if (known && hashRequest(known.sections) !== hashRequest(sections))
    throw problem('idempotency-key-reused');
  if (known) return;
  const reason = body.reason.trim();
  if (!reason) throw invalid('/reason', { it: 'Scrivi il motivo.', en: 'Please give a reason.' });
  const version = before[0]?.version ?? 0;
  if (version !== expectedVersion) throw problem('catalogue-changed');
  const types = await listTypes(trx, { comuneId });
  const errors = wrongInSections(sections, types.map(({ definition }) => definition.sectionId)); // prettier-ignore
  if (errors.length > 0) throw problem('invalid', { errors });
  await replaceSections(trx, { comuneId, sections });
  const row = { id, comuneId, version: version + 1, sections, writtenBy, reason };
  await addSectionVersion(trx, row);
}

function wrongInSections(sections: Sections, used: readonly string[]): FieldError[] {
  const ids = sections.map(({ id }) => id);
  return [
    ...sections.flatMap(({ id, nameIt, nameEn }, index): FieldError[] => [
      ...(ids.indexOf(id) < index ? [{ pointer: `/sections/${index}/id`, message: TWICE }] : []),
      ...(nameIt.trim() ? [] : [{ pointer: `/sections/${index}/nameIt`, message: NO_NAME }]),
      ...(nameEn.trim() ? [] : [{ pointer: `/sections/${index}/nameEn`, message: NO_NAME }]),
    ]),
    ...(used.every((id) => ids.includes(id)) ? [] : [{ pointer: '/sections', message: IN_USE }]),
  ];
}

const TWICE = { it: 'Questa sezione c’è già.', en: 'This section is there already.' };
const NO_NAME = { it: 'Scrivi il nome.', en: 'A name is needed.' };
const IN_USE = {
  it: 'Prima sposta altrove i servizi della sezione che vuoi togliere.',
  en: 'First move the services of the section that you want to remove.',
};
