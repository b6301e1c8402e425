import { type Transition, type TransitionName, TRANSITIONS } from '../../../../workflows/qualification/transitions'; // prettier-ignore
import type { QualificationDetail } from '../api-types';
import type { DocumentSaid } from './document-fields';

export type Move = Exclude<TransitionName, 'apply'>;

/** All fields that some move has; each as text. */
export const EMPTY = {
  reason: '',
  /** Things asked for, or answers to them: one on each line. */
  items: '',
  integrationId: '',
  points: '',
  verdict: '',
  requirementId: '',
  reference: '',
  expiresOn: '',
};
export type Fields = typeof EMPTY;
export type FieldName = keyof Fields;

export function needsReason(move: Move): boolean {
  const row: Transition = TRANSITIONS[move];
  return row.reason === true;
}

const OWN: Partial<Record<Move, readonly FieldName[]>> = {
  requestIntegration: ['items'],
  provideIntegration: ['integrationId', 'items'],
  withdrawIntegration: ['integrationId'],
  updateDocument: ['requirementId', 'reference', 'expiresOn'],
};

/** The fields that a move has, in their order. */
export function fieldsOf(
  move: Move | undefined,
  { asksForPoints }: Pick<QualificationDetail, 'asksForPoints'>,
  /** Whether the request that is answered asks for something in words, beside documents. */
  isAskedInWords = true,
): readonly FieldName[] {
  if (!move) return [];
  const assess: readonly FieldName[] = [asksForPoints ? 'points' : 'verdict'];
  const all = move === 'assess' ? assess : (OWN[move] ?? []);
  const hasItems = move !== 'provideIntegration' || isAskedInWords;
  const own = all.filter((name) => name !== 'items' || hasItems);
  return [...own, ...(needsReason(move) ? (['reason'] as const) : [])];
}

/** What is chosen rather than typed: documents asked for once more, and those that come. */
export interface Papers {
  requirementIds: readonly string[];
  documents: readonly ({ requirementId: string } & DocumentSaid)[];
  fileId: string | undefined;
}
export const NO_PAPERS: Papers = { requirementIds: [], documents: [], fileId: undefined };

/** What is sent of what was typed and chosen. */
export function toBody(
  move: Move,
  typed: Fields,
  fields: readonly FieldName[],
  { requirementIds, documents, fileId }: Papers = NO_PAPERS,
): object {
  const lines = typed.items
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const has = (name: FieldName) => fields.includes(name) && (name !== 'items' || lines.length > 0);
  return {
    transition: move,
    ...(has('reason') ? { reason: typed.reason.trim() } : {}),
    ...(has('items') ? { items: lines } : {}),
    ...(requirementIds.length > 0 ? { requirementIds } : {}),
    ...(documents.length > 0 ? { documents: documents.map(toDocument) } : {}),
    ...(fileId ? { fileId } : {}),
    ...(has('integrationId') ? { integrationId: typed.integrationId } : {}),
    ...(has('points') ? { points: Number(typed.points) } : {}),
    ...(has('verdict') ? { isFavourable: typed.verdict === 'yes' } : {}),
    ...(has('requirementId') ? { requirementId: typed.requirementId } : {}),
    ...(has('reference') ? { reference: typed.reference.trim() } : {}),
    ...(has('expiresOn') ? { expiresOn: typed.expiresOn } : {}),
  };
}

function toDocument({ requirementId, reference, expiresOn, file }: Papers['documents'][number]) {
  const told = { requirementId, reference: reference.trim(), fileId: file!.id };
  return { ...told, ...(expiresOn ? { expiresOn } : {}) };
}
