import { type Transition, type TransitionName, TRANSITIONS } from '../../../../workflows/qualification/transitions'; // prettier-ignore
import type { QualificationDetail } from '../api-types';

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
): readonly FieldName[] {
  if (!move) return [];
  const assess: readonly FieldName[] = [asksForPoints ? 'points' : 'verdict'];
  const own = move === 'assess' ? assess : (OWN[move] ?? []);
  return [...own, ...(needsReason(move) ? (['reason'] as const) : [])];
}

/** What is sent of what was typed. */
export function toBody(move: Move, typed: Fields, fields: readonly FieldName[]): object {
  const has = (name: FieldName) => fields.includes(name);
  const lines = typed.items.split('\n').map((line) => line.trim());
  return {
    transition: move,
    ...(has('reason') ? { reason: typed.reason.trim() } : {}),
    ...(has('items') ? { items: lines.filter((line) => line !== '') } : {}),
    ...(has('integrationId') ? { integrationId: typed.integrationId } : {}),
    ...(has('points') ? { points: Number(typed.points) } : {}),
    ...(has('verdict') ? { isFavourable: typed.verdict === 'yes' } : {}),
    ...(has('requirementId') ? { requirementId: typed.requirementId } : {}),
    ...(has('reference') ? { reference: typed.reference.trim() } : {}),
    ...(has('expiresOn') ? { expiresOn: typed.expiresOn } : {}),
  };
}
