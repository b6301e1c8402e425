import type { ApplicationDraft } from '../api-types';

export type Content = ApplicationDraft['content'];
type Answer = NonNullable<Content['answers']>[number];

export const STEPS = ['ente', 'services', 'documents', 'send'] as const;
export type StepName = (typeof STEPS)[number];

export const TEXTS = [
  'legalName', 'representative', 'address', 'pec', 'fiscalCode', 'vatNumber', 'runtsNumber',
] as const; // prettier-ignore

/** The step on which a JSON pointer of the application is written. */
export function stepOf(pointer: string): StepName {
  if (pointer.startsWith('/answers/')) return 'documents';
  return pointer === '/serviceTypeIds' || pointer === '/municipi' ? 'services' : 'ente';
}

/** With one thing more, or less, chosen. */
export function withChosen(
  content: Content,
  name: 'serviceTypeIds' | 'municipi',
  one: string | number,
  isIn: boolean,
): Content {
  const chosen = (content[name] ?? []) as (string | number)[];
  const others = chosen.filter((other) => other !== one);
  return { ...content, [name]: isIn ? [...others, one] : others };
}

/** With another answer to a requirement; one that says nothing is none. */
export function withAnswer(
  content: Content,
  { requirementId, ...said }: { [Part in keyof Answer]?: Answer[Part] | undefined } & { requirementId: string }, // prettier-ignore
): Content {
  const answers = content.answers ?? [];
  const before = answers.find((answer) => answer.requirementId === requirementId);
  const { reference = '', expiresOn, fileId }: Partial<Answer> = { ...before, ...said };
  const others = answers.filter((answer) => answer !== before);
  if (!reference.trim() && !expiresOn && !fileId) return { ...content, answers: others };
  const answer = {
    ...{ requirementId, reference },
    ...(expiresOn ? { expiresOn } : {}),
    ...(fileId ? { fileId } : {}),
  };
  return { ...content, answers: [...others, answer] };
}
