import { INTEGER, isInParts, LONGEST, PARTS, type Answer, type Answers, type Condition, type Param, type Parts } from './definition.ts'; // prettier-ignore

/** What is wrong with an answer: where (JSON Pointer into the need), and which sentence says so. */
export interface AnswerFault {
  pointer: string;
  fault: 'unasked' | 'required' | 'choice' | 'range' | 'boolean' | 'text' | 'date' | 'past' | 'future' | 'file' | 'parts' | 'postcode' | 'phone'; // prettier-ignore
  /** Of the question; undefined for an answer to none. */
  param?: Param;
  /** The bounds of a number. */
  values?: { min: number; max: number };
}

/** The questions that are asked, given what was answered so far. */
export function askedOf(params: readonly Param[], answers: Answers): Param[] {
  const heard: Record<string, Answer> = {};
  return params.filter((param) => {
    if (!(param.askedIf ?? []).every((condition) => holds(condition, heard[condition.param])))
      return false;
    const answer = answers[param.id];
    if (!isEmpty(answer)) heard[param.id] = answer!;
    return true;
  });
}

/** The answers to what is asked; those to questions that are gone or no longer asked are left out. */
export function answersAsked(params: readonly Param[], answers: Answers): Record<string, Answer> {
  const asked = new Set(askedOf(params, answers).map(({ id }) => id));
  return Object.fromEntries(Object.entries(answers).filter(([id]) => asked.has(id)));
}

/**
 * All that keeps answers from being sent, in the order of the questions; what nobody asked comes first.
 * @param today in the comune, as an ISO date
 */
export function checkAnswers(
  params: readonly Param[],
  answers: Answers,
  today: string,
): AnswerFault[] {
  const asked = askedOf(params, answers);
  const known = new Set(asked.map(({ id }) => id));
  const unasked = Object.keys(answers).filter((id) => !known.has(id));
  return [
    ...unasked.map((id): AnswerFault => ({ pointer: pointerTo(id), fault: 'unasked' })),
    ...asked.flatMap((param) =>
      checkAnswer(param, answers[param.id], today).map((found) => ({ ...found, param })),
    ),
  ];
}

/** The files that answers name, by the question. Whether they are there, and whose, is not known here. */
export function filesNamed(
  params: readonly Param[],
  answers: Answers,
): { param: Param; id: string }[] {
  return params.flatMap((param) => {
    const id = answers[param.id];
    return param.type === 'file' && isDocumentId(id) ? [{ param, id }] : [];
  });
}

/** Where an answer stands in a need, as a JSON Pointer. */
export function pointerTo(id: string): string {
  return `/params/${id.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

/** Nothing, an empty text or list, or parts that are all empty. */
export function isEmpty(answer: unknown): boolean {
  if (answer === undefined || answer === null) return true;
  if (typeof answer === 'string') return answer.trim() === '';
  if (Array.isArray(answer)) return answer.length === 0;
  return typeof answer === 'object' && Object.values(answer).every(isEmpty);
}

function holds({ oneOf, atLeast, atMost }: Condition, answer: Answer | undefined): boolean {
  if (answer === undefined) return false;
  if (oneOf) return [answer].flat().some((one) => oneOf.includes(one as string | boolean));
  const { min, max } = INTEGER;
  return typeof answer === 'number' && answer >= (atLeast ?? min) && answer <= (atMost ?? max);
}

function checkAnswer(param: Param, answer: Answer | undefined, today: string): AnswerFault[] {
  const pointer = pointerTo(param.id);
  if (isEmpty(answer)) return param.required ? [{ pointer, fault: 'required' }] : [];
  if (isInParts(param.type)) return checkParts(param.type, answer, pointer);
  if (param.type === 'integer') {
    const { min = INTEGER.min, max = INTEGER.max } = param;
    const fits = Number.isInteger(answer) && (answer as number) >= min && (answer as number) <= max;
    return fits ? [] : [{ pointer, fault: 'range', values: { min, max } }];
  }
  const fault = wrongWith(param, answer, today);
  return fault ? [{ pointer, fault }] : [];
}

function wrongWith(
  { type, options = [], days }: Param,
  answer: unknown,
  today: string,
): AnswerFault['fault'] | undefined {
  const hasOption = (one: unknown) => options.some(({ id }) => id === one);
  switch (type) {
    case 'choice':
      return hasOption(answer) ? undefined : 'choice';
    case 'choices':
      return Array.isArray(answer) && new Set(answer).size === answer.length && answer.every(hasOption) ? undefined : 'choice'; // prettier-ignore
    case 'boolean':
      return typeof answer === 'boolean' ? undefined : 'boolean';
    case 'date':
      if (!isDate(answer)) return 'date';
      if (days === 'past' && answer > today) return 'past';
      return days === 'future' && answer < today ? 'future' : undefined;
    case 'file':
      return isDocumentId(answer) ? undefined : 'file';
    default:
      return typeof answer === 'string' && answer.length <= LONGEST.text ? undefined : 'text';
  }
}

function checkParts(
  kind: keyof typeof PARTS,
  answer: Answer | undefined,
  pointer: string,
): AnswerFault[] {
  if (typeof answer !== 'object' || Array.isArray(answer)) return [{ pointer, fault: 'parts' }];
  const said: Parts = answer;
  const known: readonly string[] = PARTS[kind].map(({ id }) => id);
  if (Object.keys(said).some((id) => !known.includes(id))) return [{ pointer, fault: 'parts' }];
  return PARTS[kind].flatMap(({ id, required }): AnswerFault[] => {
    const value = said[id]?.trim() ?? '';
    const at = `${pointer}/${id}`;
    if (value === '') return required ? [{ pointer: at, fault: 'required' }] : [];
    if (value.length > LONGEST.part) return [{ pointer: at, fault: 'parts' }];
    const shape = SHAPES[id];
    return !shape || shape.test(value) ? [] : [{ pointer: at, fault: id as 'postcode' | 'phone' }];
  });
}

const SHAPES: Record<string, RegExp> = { postcode: /^\d{5}$/, phone: /^\+?[\d ]{6,20}$/ };

function isDocumentId(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value);
}

/** A day that exists, as 2026-03-31. */
function isDate(value: unknown): value is string {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const time = Date.parse(`${value}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value);
}
