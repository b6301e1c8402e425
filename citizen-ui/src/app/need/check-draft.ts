import type { Param } from '../remote/types';
import { STEPS, type Draft, type ParamValue, type Step } from './draft';

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
    ...measure.params.flatMap((param) => checkParam(param, draft.params[param.id])),
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

function checkParam(param: Param, value: ParamValue | undefined): FieldError[] {
  const isEmpty =
    value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
  const wrong = (key: string, values?: Record<string, number>): FieldError[] => [
    { pointer: `/params/${param.id}`, step: 'bisogno', key, ...(values ? { values } : {}) },
  ];
  if (isEmpty) return param.required ? wrong(`required.${param.type}`) : [];
  if (param.type !== 'integer') return [];
  const { min = 0, max = 1_000_000 } = param;
  const isInside = typeof value === 'number' && value >= min && value <= max;
  return isInside ? [] : wrong('range', { min, max });
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
