import type { Param, TypeDefinition } from './definition.ts';
import type { Photo } from './photos.ts';
import type { ListPriceLine } from './prices.ts';

/** All that an ente says of a service: what one version of it holds. */
export interface ServiceContent {
  title: string;
  summary: string;
  /** Markdown. */
  description: string;
  included: string[];
  profiles: string[];
  /** Competences and languages are named as the catalogue's questions name them in Italian. */
  competences: string[];
  languages: string[];
  /** Municipi. */
  zones: number[];
  priceLines: ListPriceLine[];
  /** A day; null for at once. */
  availableFrom: string | null;
  /** What it says of the questions of its type, as `timeBands:night`. */
  covers: string[];
  /** In their order; missing in versions from before there were any. */
  photos?: Photo[];
}

export const FIELDS = [
  'title', 'summary', 'description', 'included', 'profiles', 'competences', 'languages', 'zones',
  'priceLines', 'availableFrom', 'covers', 'photos',
] as const satisfies readonly (keyof ServiceContent)[]; // prettier-ignore
export type Field = (typeof FIELDS)[number];

/** What a service is made of, and within which it stays. */
export interface Ground {
  type: Pick<TypeDefinition, 'profiles' | 'params' | 'priceModels'>;
  /** Those that may be named: of the type's own question, else of the catalogue's. */
  competences: readonly string[];
  languages: readonly string[];
  /** Those for which the ente is qualified. */
  municipi: readonly number[];
}

export const EMPTY_CONTENT: ServiceContent = {
  ...{ title: '', summary: '', description: '' },
  ...{ included: [], profiles: [], competences: [], languages: [], zones: [] },
  ...{ priceLines: [], availableFrom: null, covers: [] },
};

/** The questions of which an ente says what it covers; competences and languages are said by name. */
export function coverable(params: readonly Param[]): Param[] {
  return params.filter(({ id, type }) => (type === 'choice' || type === 'choices') && !BY_NAME.includes(id)); // prettier-ignore
}
const BY_NAME = ['competences', 'languages'];

/** The names of the options of a question, as the type asks it, else as any type of the catalogue does. */
export function namesOf(
  question: 'competences' | 'languages',
  type: Pick<TypeDefinition, 'params'>,
  catalogue: readonly Pick<TypeDefinition, 'params'>[],
): string[] {
  const named = ({ params }: Pick<TypeDefinition, 'params'>) =>
    params.filter(({ id }) => id === question).flatMap(({ options = [] }) => options.map(({ it }) => it)); // prettier-ignore
  const own = named(type);
  return own.length > 0 ? own : [...new Set(catalogue.flatMap(named))];
}

/** The fields in which two contents differ, in the order in which they are read. */
export function fieldsChanged(before: ServiceContent, after: ServiceContent): Field[] {
  return FIELDS.filter((field) => !isSame(valueOf(before, field), valueOf(after, field)));
}

function valueOf(content: ServiceContent, field: Field): unknown {
  return field === 'photos' ? (content.photos ?? []) : content[field];
}

/** Whatever order the names of an object come in: the database keeps its own. */
function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || !one || !other) return false;
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  const [a, b] = [one as Record<string, unknown>, other as Record<string, unknown>];
  return [...names].every((name) => isSame(a[name], b[name]));
}
