import type { ListPriceLine, Unit } from '../../../../catalogue/prices';
import type { State } from '../../../../catalogue/publishing';
import type { ServiceContent } from '../../../../catalogue/service-content';
import type { EnteService } from '../api-types';

/** The fields that are lists to choose from. */
export type Chosen = 'profiles' | 'competences' | 'languages' | 'zones' | 'covers';

/** With one thing more, or less, chosen; in the order in which they are offered. */
export function withChosen(
  content: ServiceContent,
  field: Chosen,
  { one, isIn, offered }: { one: string | number; isIn: boolean; offered: readonly (string | number)[] },
): ServiceContent {
  const before: readonly (string | number)[] = content[field];
  const now = isIn ? [...before, one] : before.filter((other) => other !== one);
  const inOrder = offered.filter((other) => now.includes(other));
  return { ...content, [field]: [...inOrder, ...now.filter((other) => !offered.includes(other))] };
} // prettier-ignore

/** What is included, a line each. */
export function linesOf(typed: string): string[] {
  return typed
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** A new line of a price: in the first unit that the type allows. */
export function newLine(units: readonly Unit[], label: string): ListPriceLine {
  return { label, unit: units[0] ?? 'hour', unitCents: null };
}

/** With another unit, what belongs to the old one alone is left out. */
export function withUnit({ band, quantity, ...line }: ListPriceLine, unit: Unit): ListPriceLine {
  const keepsBand = unit === 'hour' || unit === 'visit';
  return {
    ...line,
    unit,
    ...(band && keepsBand ? { band } : {}),
    ...(quantity && unit === 'package' ? { quantity } : {}),
  };
}

/** The service as the editor writes it; the API's types say the same. */
export function contentOf({ content }: Pick<EnteService, 'content'>): ServiceContent {
  return content as ServiceContent;
}

/** The field of a pointer such as `/content/zones/0`, or `/zones`. */
export function fieldOf(pointer: string): string {
  const [, first = '', second = ''] = pointer.split('/');
  return first === 'content' ? second : first;
}

export function colourOf(state: State): string {
  if (state === 'published' || state === 'changed') return 'good';
  return state === 'waiting' ? 'blue' : '';
}
