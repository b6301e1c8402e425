import { INTEGER, PRICE_MODELS, PARAM_KINDS, type Condition, type Param, type Said, type TypeDefinition } from './definition.ts'; // prettier-ignore

/** What keeps a definition from being published: where (JSON Pointer into it), and why. */
export interface DefinitionFault {
  pointer: string;
  fault:
    | 'required' | 'long' | 'section' | 'none' | 'twice' | 'id' | 'kind' | 'options'
    | 'bounds' | 'condition-above' | 'condition-answer' | 'condition-empty' | 'price-model' | 'many'; // prettier-ignore
}

/** Letters; and how many there may be of each. */
export const MOST = {
  name: 80,
  summary: 300,
  question: 200,
  help: 500,
  option: 120,
  profile: 60,
  params: 40,
  options: 30,
  profiles: 20,
  conditions: 5,
};
/** Ids stand in addresses and in pointers, and never change once somebody has answered. */
const ID = /^[a-z0-9][A-Za-z0-9-]{0,39}$/;

/**
 * What is wrong, in the order in which it is written. Names and summaries stand in lists, mails and
 * papers, so they need both languages; all else is shown in Italian until it is translated.
 * @param sectionIds the sections there are
 */
export function checkDefinition(
  type: TypeDefinition,
  sectionIds: readonly string[],
): DefinitionFault[] {
  const texts = [
    ['nameIt', MOST.name], ['nameEn', MOST.name], ['summaryIt', MOST.summary], ['summaryEn', MOST.summary],
  ] as const; // prettier-ignore
  return [
    ...texts.flatMap(([name, most]) => checkText(type[name], `/${name}`, most)),
    ...faultUnless(sectionIds.includes(type.sectionId), '/sectionId', 'section'),
    ...checkList(type.profiles, '/profiles', MOST.profiles),
    ...type.profiles.flatMap((one, index) => checkText(one, `/profiles/${index}`, MOST.profile)),
    ...checkList(type.priceModels, '/priceModels', PRICE_MODELS.length),
    ...faultUnless(type.priceModels.every((one) => PRICE_MODELS.includes(one)), '/priceModels', 'price-model'), // prettier-ignore
    ...faultUnless(type.params.length <= MOST.params, '/params', 'many'),
    ...type.params.flatMap((param, index) => checkParam(param, index, type.params)),
  ];
}

/** Where English is still missing, as pointers: Italian is shown there. */
export function missingTranslations({ params }: Pick<TypeDefinition, 'params'>): string[] {
  const isMissing = ({ it, en }: Said) => it.trim() !== '' && en.trim() === '';
  return params.flatMap((param, index) => [
    ...(isMissing(param) ? [`/params/${index}/en`] : []),
    ...(param.help && isMissing(param.help) ? [`/params/${index}/help/en`] : []),
    ...(param.options ?? []).flatMap((option, at) =>
      isMissing(option) ? [`/params/${index}/options/${at}/en`] : [],
    ),
  ]);
}

function checkParam(param: Param, index: number, all: readonly Param[]): DefinitionFault[] {
  const at = `/params/${index}`;
  const { id, it, en, help, type } = param;
  const isTwice = all.findIndex((other) => other.id === id) < index;
  return [
    ...faultUnless(ID.test(id), `${at}/id`, 'id'),
    ...faultUnless(!isTwice, `${at}/id`, 'twice'),
    ...checkText(it, `${at}/it`, MOST.question),
    ...faultUnless(en.length <= MOST.question, `${at}/en`, 'long'),
    ...faultUnless((help?.it ?? '').length <= MOST.help, `${at}/help/it`, 'long'),
    ...faultUnless((help?.en ?? '').length <= MOST.help, `${at}/help/en`, 'long'),
    ...faultUnless(!help?.en.trim() || help.it.trim() !== '', `${at}/help/it`, 'required'),
    ...faultUnless(PARAM_KINDS.includes(type), `${at}/type`, 'kind'),
    ...checkOptions(param, at),
    ...checkBounds(param, at),
    ...checkConditions(param, at, all.slice(0, index)),
  ];
}

function checkOptions({ type, options = [] }: Param, at: string): DefinitionFault[] {
  if (type !== 'choice' && type !== 'choices') return faultUnless(options.length === 0, `${at}/options`, 'options'); // prettier-ignore
  return [
    ...faultUnless(options.length >= 2, `${at}/options`, 'options'),
    ...faultUnless(options.length <= MOST.options, `${at}/options`, 'many'),
    ...options.flatMap(({ id, it, en }, index) => [
      ...faultUnless(ID.test(id) || /^[A-Z0-9]{1,10}$/.test(id), `${at}/options/${index}/id`, 'id'),
      ...faultUnless(options.findIndex((other) => other.id === id) === index, `${at}/options/${index}/id`, 'twice'), // prettier-ignore
      ...checkText(it, `${at}/options/${index}/it`, MOST.option),
      ...faultUnless(options.findIndex((other) => same(other.it, it)) === index, `${at}/options/${index}/it`, 'twice'), // prettier-ignore
      ...faultUnless(en.length <= MOST.option, `${at}/options/${index}/en`, 'long'),
    ]),
  ];
}

function checkBounds({ type, min, max, days }: Param, at: string): DefinitionFault[] {
  const hasBounds = min !== undefined || max !== undefined;
  const from = min ?? INTEGER.min;
  const to = max ?? INTEGER.max;
  const isSound = from >= INTEGER.min && to <= INTEGER.max && from <= to;
  return [
    ...faultUnless(type === 'integer' ? isSound : !hasBounds, `${at}/min`, 'bounds'),
    ...faultUnless(type === 'date' || days === undefined, `${at}/days`, 'bounds'),
  ];
}

/** A condition looks at a question above only, so none can wait for itself. */
function checkConditions(
  { askedIf = [] }: Param,
  at: string,
  above: readonly Param[],
): DefinitionFault[] {
  return [
    ...faultUnless(askedIf.length <= MOST.conditions, `${at}/askedIf`, 'many'),
    ...askedIf.flatMap((condition, index): DefinitionFault[] => {
      const pointer = `${at}/askedIf/${index}`;
      const asked = above.find(({ id }) => id === condition.param);
      if (!asked) return [{ pointer, fault: 'condition-above' }];
      if (isVoid(condition)) return [{ pointer, fault: 'condition-empty' }];
      return faultUnless(isAnswerable(condition, asked), pointer, 'condition-answer');
    }),
  ];
}

function isVoid({ oneOf, atLeast, atMost }: Condition): boolean {
  return oneOf ? oneOf.length === 0 : atLeast === undefined && atMost === undefined;
}

/** Whether anybody could give the answer that a condition waits for. */
function isAnswerable({ oneOf, atLeast, atMost }: Condition, asked: Param): boolean {
  if (asked.type === 'integer') {
    const { min = INTEGER.min, max = INTEGER.max } = asked;
    const from = Math.max(atLeast ?? min, min);
    return oneOf === undefined && from <= Math.min(atMost ?? max, max);
  }
  if (!oneOf || atLeast !== undefined || atMost !== undefined) return false;
  if (asked.type === 'boolean') return oneOf.every((one) => typeof one === 'boolean');
  return oneOf.every((one) => (asked.options ?? []).some(({ id }) => id === one));
}

function checkList(list: readonly string[], pointer: string, most: number): DefinitionFault[] {
  const isTwice = list.some((one, index) => list.findIndex((other) => same(other, one)) < index);
  return [
    ...faultUnless(list.length > 0, pointer, 'none'),
    ...faultUnless(list.length <= most, pointer, 'many'),
    ...faultUnless(!isTwice, pointer, 'twice'),
  ];
}

function checkText(text: string, pointer: string, most: number): DefinitionFault[] {
  if (text.trim() === '') return [{ pointer, fault: 'required' }];
  return faultUnless(text.length <= most, pointer, 'long');
}

function same(one: string, other: string): boolean {
  return one.trim().toLowerCase() === other.trim().toLowerCase();
}

function faultUnless(
  holds: boolean,
  pointer: string,
  fault: DefinitionFault['fault'],
): DefinitionFault[] {
  return holds ? [] : [{ pointer, fault }];
}
