import { filesNamed, pointerTo } from '../../catalogue/answers.ts';
import type { Answers, Param } from '../../catalogue/definition.ts';
import type { Trx } from '../../db/connect.ts';
import { findServiceType } from '../../db/catalogue.ts';
import { listNeedDocuments } from '../../db/need-documents.ts';
import { invalid, type FieldError, type Text } from '../problem.ts';

const GONE: Text = {
  it: 'Questo file non c’è più: allegalo di nuovo.',
  en: 'This file is no longer there: attach it again.',
};
const NO_FILE_ASKED: Text = {
  it: 'Questo servizio non chiede questo file.',
  en: 'This service does not ask for this file.',
};

/** A pointer to each answer whose file is not there, or is another person's. */
export async function checkFiles(
  trx: Trx,
  told: { params: readonly Param[]; answers: Answers; applicantId: string },
): Promise<FieldError[]> {
  const named = filesNamed(told.params, told.answers);
  const ids = named.map(({ id }) => id);
  const there = await listNeedDocuments(trx, { ids, applicantId: told.applicantId });
  return named
    .filter(({ id }) => !there.some((document) => document.id === id))
    .map(({ param }) => ({ pointer: pointerTo(param.id), message: GONE }));
}

/** @throws invalid when a service type has no such question, or it is not answered with a file */
export async function mustAskForFile(
  trx: Trx,
  { comuneId, serviceTypeId, param }: { comuneId: string; serviceTypeId: string; param: string },
): Promise<void> {
  const type = await findServiceType(trx, { comuneId, id: serviceTypeId });
  const asked = type?.params.find(({ id }) => id === param);
  if (asked?.type !== 'file') throw invalid('/param', NO_FILE_ASKED);
}
