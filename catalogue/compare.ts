import type { Condition, Param, TypeDefinition } from './definition.ts';

/** One thing that two definitions say differently. */
export interface Change {
  /** A field of the type, or `params`. */
  field: keyof TypeDefinition;
  /** The question that it is about, in Italian. */
  question: string | null;
  /** Which of its properties; null where the question is new, gone or moved. */
  property: keyof Param | null;
  act: 'added' | 'removed' | 'moved' | 'changed';
  before: string | null;
  after: string | null;
}

const FIELDS = [
  'sectionId', 'nameIt', 'nameEn', 'summaryIt', 'summaryEn', 'profiles', 'priceModels', 'shared',
] as const; // prettier-ignore
const PROPERTIES = [
  'it', 'en', 'help', 'type', 'options', 'min', 'max', 'days', 'askedIf', 'required', 'sensitive',
] as const; // prettier-ignore

/** What changes from one definition to another, in the order in which it is read. */
export function compareTypes(before: TypeDefinition, after: TypeDefinition): Change[] {
  const fields = FIELDS.flatMap((field): Change[] => {
    const [was, is] = [write(before[field]), write(after[field])];
    if (was === is) return [];
    return [{ field, question: null, property: null, act: 'changed', before: was, after: is }];
  });
  return [...fields, ...compareParams(before.params, after.params)];
}

function compareParams(before: readonly Param[], after: readonly Param[]): Change[] {
  const kept = (list: readonly Param[], other: readonly Param[]) =>
    list.map(({ id }) => id).filter((id) => other.some((param) => param.id === id));
  const order = kept(before, after);
  const newOrder = kept(after, before);
  const said = (act: Change['act'], param: Param): Change => ({ field: 'params', question: param.it, property: null, act, before: null, after: null }); // prettier-ignore
  return [
    ...before.filter(({ id }) => !order.includes(id)).map((param) => said('removed', param)),
    ...after.flatMap((param) => {
      const was = before.find(({ id }) => id === param.id);
      if (!was) return [said('added', param)];
      const hasMoved = order.indexOf(param.id) !== newOrder.indexOf(param.id);
      const differences = compareParam({ param: was, among: before }, { param, among: after });
      return [...(hasMoved ? [said('moved', param)] : []), ...differences];
    }),
  ];
}

/** A question and the others beside it, in whose words its conditions are said. */
interface Asked {
  param: Param;
  among: readonly Param[];
}

function compareParam(before: Asked, after: Asked): Change[] {
  return PROPERTIES.flatMap((property): Change[] => {
    const [was, is] = [writeProperty(before, property), writeProperty(after, property)];
    if (was === is) return [];
    return [{ field: 'params', question: after.param.it, property, act: 'changed', before: was, after: is }]; // prettier-ignore
  });
}

function writeProperty({ param, among }: Asked, property: (typeof PROPERTIES)[number]) {
  if (property !== 'askedIf') return write(param[property]);
  return (param.askedIf ?? []).map((one) => writeCondition(one, among)).join(' · ') || null;
}

function writeCondition({ param, oneOf, atLeast, atMost }: Condition, among: readonly Param[]) {
  const asked = among.find(({ id }) => id === param);
  const label = (one: string | boolean) => asked?.options?.find(({ id }) => id === one)?.it ?? String(one); // prettier-ignore
  const bounds = [...(atLeast === undefined ? [] : [`≥ ${atLeast}`]), ...(atMost === undefined ? [] : [`≤ ${atMost}`])]; // prettier-ignore
  return `${asked?.it ?? param} ${oneOf ? `= ${oneOf.map(label).join(', ')}` : bounds.join(' ')}`;
}

/** A value as one line of text, the same for the same value; null when there is none. */
function write(value: unknown): string | null {
  if (value === undefined || value === '') return null;
  if (typeof value !== 'object' || value === null) return String(value);
  if (Array.isArray(value)) return value.map(write).join(' · ') || null;
  const { it, en } = value as { it: string; en: string };
  return [it, en].filter(Boolean).join(' / ') || null;
}
