import { findAvviso } from '../../db/avvisi.ts';
import type { Trx } from '../../db/connect.ts';
import { listIntegrations, type QualificationRow } from '../../db/qualifications.ts';
import type { Requirement } from '../../db/tables/qualifications.ts';
import type { Facts } from '../../workflows/qualification/messages.ts';
import { today } from '../days.ts';
import { type FieldError, invalid, problem, type Text } from '../problem.ts';
import { mustBeThere } from './check-files.ts';
import type { MoveBody } from './schemas.ts';

const WORDS = {
  items: { it: 'Scrivi che cosa chiedi.', en: 'Write what you ask for.' },
  requirementIds: { it: 'Questo documento non è fra quelli dell’avviso.', en: 'This document is not among those of the avviso.' },
  answers: { it: 'Rispondi a ogni richiesta.', en: 'Answer each request.' },
  strange: { it: 'Questo documento non è stato chiesto.', en: 'This document was not asked for.' },
  fileId: { it: 'Allega il file del documento.', en: 'Attach the file of the document.' },
  expiresOn: { it: 'Scrivi fino a quando vale: deve valere oggi.', en: 'Write until when it holds: it must hold today.' },
} as const satisfies Record<string, Text>; // prettier-ignore

type AskedItem = { label: string; requirementId?: string };

/** What an administrator asks for: in words, and documents of the avviso once more. @throws invalid */
export async function askedItems(
  trx: Trx,
  { avvisoId }: Pick<QualificationRow, 'avvisoId'>,
  { items = [], requirementIds = [] }: MoveBody,
): Promise<AskedItem[]> {
  if (items.length + requirementIds.length === 0) throw invalid('/items', WORDS.items);
  const documents = await documentsOf(trx, avvisoId);
  const again = requirementIds.map((requirementId) => {
    const document = documents.find(({ id }) => id === requirementId);
    if (!document) throw invalid('/requirementIds', WORDS.requirementIds);
    return { label: document.labelIt, requirementId };
  });
  return [...items.map((label) => ({ label })), ...again];
}

/**
 * An answer says something to each thing that was asked in words, and brings the file of each
 * document. What is not open any more is the workflow's to refuse.
 * @returns the days until which the new documents hold
 * @throws invalid with a pointer to each thing that is missing
 */
export async function answeredDocuments(
  trx: Trx,
  { id, avvisoId }: Pick<QualificationRow, 'id' | 'avvisoId'>,
  { integrationId, items = [], documents = [] }: MoveBody,
): Promise<Pick<Facts, 'documents'>> {
  const asked = (await listIntegrations(trx, { id })).find((one) => one.id === integrationId);
  if (!asked) return {};
  const inWords = asked.items.filter(({ requirementId }) => !requirementId);
  if (inWords.length !== items.length) throw invalid('/items', WORDS.answers);
  const wanted = asked.items.flatMap(({ requirementId }) => requirementId ?? []);
  const requirements = await documentsOf(trx, avvisoId);
  const strange = documents.filter(({ requirementId }) => !wanted.includes(requirementId));
  const errors = [
    ...wanted.flatMap((requirementId) => missingIn(requirementId, documents, requirements)),
    ...strange.map(({ requirementId }) => fault(requirementId, 'strange')),
  ];
  if (errors.length > 0) throw problem('invalid', { errors });
  await mustBeThere(trx, documents.map(({ requirementId, fileId }) => ({ pointer: `/documents/${requirementId}/fileId`, fileId }))); // prettier-ignore
  const expiring = requirements.filter(({ expires }) => expires).map((one) => one.id);
  const held = documents.flatMap(({ requirementId, expiresOn }) =>
    expiresOn && expiring.includes(requirementId) ? [{ id: requirementId, expiresOn }] : [],
  );
  return held.length > 0 ? { documents: held } : {};
}

type Given = NonNullable<MoveBody['documents']>;

function missingIn(id: string, given: Given, requirements: readonly Requirement[]): FieldError[] {
  const document = given.find(({ requirementId }) => requirementId === id);
  if (!document) return [fault(id, 'fileId')];
  const expires = requirements.some((one) => one.id === id && one.expires);
  return expires && (document.expiresOn ?? '') < today() ? [fault(id, 'expiresOn')] : [];
}

function fault(requirementId: string, name: 'fileId' | 'expiresOn' | 'strange'): FieldError {
  const pointer = `/documents/${requirementId}${name === 'strange' ? '' : `/${name}`}`;
  return { pointer, message: WORDS[name] };
}

async function documentsOf(trx: Trx, avvisoId: string): Promise<Requirement[]> {
  const avviso = await findAvviso(trx, { id: avvisoId });
  return (avviso?.requirements ?? []).filter(({ kind }) => kind === 'document');
}
