import type { Option, Param, ParamKind, TypeDefinition } from '../../../../catalogue/definition';

/** What a new type begins with. */
export function newDefinition(sectionId: string): TypeDefinition {
  return {
    ...{ sectionId, nameIt: '', nameEn: '', summaryIt: '', summaryEn: '' },
    ...{ profiles: [''], params: [], priceModels: ['hourly'], shared: false },
  };
}

/** Its id is never that of another one, also not of one that was removed: drafts may still answer it. */
export function newQuestion(): Param {
  return { id: newId('domanda'), it: '', en: '', type: 'text', sensitive: false, required: false };
}

export function newOption(): Option {
  return { id: newId('risposta'), it: '', en: '' };
}

/** Another kind of answer: what belongs to the one before goes. */
export function withKind(param: Param, type: ParamKind): Param {
  const { options, min: _min, max: _max, days: _days, ...others } = param;
  if (type !== 'choice' && type !== 'choices') return { ...others, type };
  return { ...others, type, options: options ?? [newOption(), newOption()] };
}

/** With one entry in the place of another. */
export function replaced<T>(list: readonly T[], index: number, entry: T): T[] {
  return list.map((one, at) => (at === index ? entry : one));
}

export function without<T>(list: readonly T[], index: number): T[] {
  return list.filter((_, at) => at !== index);
}

/** With one entry some places up (negative) or down; it stays where there is no further to go. */
export function moved<T>(list: readonly T[], index: number, by: number): T[] {
  const target = index + by;
  const entry = list[index];
  if (entry === undefined || target < 0 || target >= list.length) return [...list];
  const others = without(list, index);
  return [...others.slice(0, target), entry, ...others.slice(target)];
}

/** What a name becomes in addresses: plain letters, digits and hyphens. */
export function toId(name: string): string {
  const plain = name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return plain.replace(/[^a-z0-9]+/g, '-').replace(/^[^a-z]+|-+$/g, '').slice(0, 59); // prettier-ignore
}

/** Without what was left empty in lists, and texts without blanks around them. */
export function tidied(definition: TypeDefinition): TypeDefinition {
  return {
    ...definition,
    profiles: definition.profiles.map((one) => one.trim()).filter(Boolean),
    params: definition.params.map(({ help, askedIf, ...param }) => ({
      ...param,
      ...(help && (help.it.trim() || help.en.trim()) ? { help } : {}),
      ...(askedIf && askedIf.length > 0 ? { askedIf } : {}),
    })),
  };
}

function newId(of: string): string {
  return `${of}-${crypto.randomUUID().slice(0, 8)}`;
}
