import { answersAsked, checkAnswers, type AnswerFault } from '../../../../catalogue/answers';
import type { Param } from '../../../../catalogue/definition';
import { STEPS, type Draft, type Step } from './draft';

/** One thing to put right: which field, and the key of the sentence that says how. */
export interface WrongField {
  /** JSON Pointer into what is sent, as the API names fields too. */
  pointer: string;
  key: string;
  values?: Record<string, number>;
  /** A sentence that came from the API, already in the person's language. */
  text?: string;
}

/** The same in a need, which is told in steps. */
export interface FieldError extends WrongField {
  step: Step;
}

export interface Measure {
  params: readonly Param[];
  hasMunicipi: boolean;
  /** Today in the comune, as an ISO date. */
  today: string;
}

/** Everything that keeps a draft from being sent, in the order of the steps. */
export function checkDraft(draft: Draft, measure: Measure): FieldError[] {
  return [
    ...checkCare(draft, measure),
    ...checkPerson(draft),
    ...checkPlace(draft, measure),
    ...checkTimes(draft, measure),
  ];
}

/** The step on which the page asks for the field of a pointer. */
export function stepOf(pointer: string): Step {
  const room = pointer.split('/')[1] ?? '';
  const steps: Record<string, Step> = { beneficiary: 'per-chi', place: 'dove', times: 'quando' };
  return steps[room] ?? STEPS[0];
}

/** What is no longer asked is not sent, so it cannot be wrong. */
function checkCare({ params: answers }: Draft, { params, today }: Measure): FieldError[] {
  return checkAnswers(params, answersAsked(params, answers), today).map((found) => ({
    pointer: found.pointer,
    step: 'bisogno',
    key: keyOf(found),
    ...(found.values ? { values: found.values } : {}),
  }));
}

function keyOf({ fault, pointer, param }: AnswerFault): string {
  if (fault === 'range') return fault;
  if (fault !== 'required') return `answer.${fault}`;
  const [, , , part] = pointer.split('/');
  return `required.${part ?? param?.type}`;
}

function checkPerson({ beneficiary }: Draft): FieldError[] {
  return beneficiary.self || beneficiary.name?.trim()
    ? []
    : [{ pointer: '/beneficiary/name', step: 'per-chi', key: 'name' }];
}

function checkPlace({ place }: Draft, { hasMunicipi }: Measure): FieldError[] {
  return hasMunicipi && place.municipio === undefined
    ? [{ pointer: '/place/municipio', step: 'dove', key: 'municipio' }]
    : [];
}

function checkTimes({ times }: Draft, { today }: Measure): FieldError[] {
  return times.from && times.from < today
    ? [{ pointer: '/times/from', step: 'quando', key: 'past' }]
    : [];
}
