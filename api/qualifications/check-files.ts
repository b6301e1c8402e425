import { findAvviso } from '../../db/avvisi.ts';
import type { Trx } from '../../db/connect.ts';
import { listQualificationFiles } from '../../db/qualification-files.ts';
import { type FieldError, invalid, problem, type Text } from '../problem.ts';

const GONE: Text = {
  it: 'Questo file non c’è più: allegalo di nuovo.',
  en: 'This file is no longer there: attach it again.',
};
const NO_FILE_ASKED: Text = {
  it: 'L’avviso non chiede questo documento.',
  en: 'The avviso does not ask for this document.',
};

/** An id of a file, and where in what was sent it stands. */
export interface NamedFile {
  pointer: string;
  fileId: string;
}

/** A pointer to each file that is not there, or is another ente's: row-level security tells. */
export async function checkFiles(trx: Trx, named: readonly NamedFile[]): Promise<FieldError[]> {
  const there = await listQualificationFiles(trx, { ids: named.map(({ fileId }) => fileId) });
  return named
    .filter(({ fileId }) => !there.some(({ id }) => id === fileId.toLowerCase()))
    .map(({ pointer }) => ({ pointer, message: GONE }));
}

/** @throws invalid with a pointer to each file that is not there, or is another ente's */
export async function mustBeThere(trx: Trx, named: readonly NamedFile[]): Promise<void> {
  const errors = await checkFiles(trx, named);
  if (errors.length > 0) throw problem('invalid', { errors });
}

/** @throws not-found, invalid when the avviso asks for no such document */
export async function mustAskForFile(
  trx: Trx,
  { avvisoId, requirementId }: { avvisoId: string; requirementId: string },
): Promise<void> {
  const avviso = await findAvviso(trx, { id: avvisoId.toLowerCase() });
  if (!avviso) throw problem('not-found');
  const asked = avviso.requirements.find(({ id }) => id === requirementId);
  if (asked?.kind !== 'document') throw invalid('/requirementId', NO_FILE_ASKED);
}
