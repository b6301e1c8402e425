import type { NeedRow } from '../../db/needs.ts';
import type { Param } from '../../db/tables/catalogue.ts';

type Value = NeedRow['params'][string];

/**
 * The need in words, in the order in which it was asked.
 * @param known.person without it, who is cared for and where is hidden
 * @param known.need without it, also what was said of health and in free words
 */
export function needView(
  need: NeedRow,
  params: readonly Param[],
  known: { person: boolean; need: boolean },
) {
  const { beneficiary, place, times } = need;
  return {
    params: params.flatMap((param) => {
      const value = need.params[param.id];
      if (value === undefined || (!known.need && isDelicate(param))) return [];
      const { id, it, en, sensitive } = param;
      return [
        {
          id,
          it,
          en,
          sensitive,
          valueIt: inWords(param, value, 'it'),
          valueEn: inWords(param, value, 'en'),
        },
      ];
    }),
    beneficiary: {
      self: beneficiary.self,
      name: known.person ? (beneficiary.name ?? null) : null,
      relation: known.need ? (beneficiary.relation ?? null) : null,
    },
    place: {
      address: known.person ? (place.address ?? null) : null,
      municipio: place.municipio ?? null,
      notes: known.person ? (place.notes ?? null) : null,
    },
    times: {
      from: times.from ?? null,
      months: times.months ?? null,
      notes: known.need ? (times.notes ?? null) : null,
    },
  };
}

/** Free words may hold anything, whatever the question was. */
function isDelicate({ sensitive, type }: Param): boolean {
  return sensitive || type === 'text';
}

const YES_NO = { it: ['No', 'Sì'], en: ['No', 'Yes'] } as const;

function inWords(param: Param, value: Value, language: 'it' | 'en'): string {
  if (typeof value === 'boolean') return YES_NO[language][value ? 1 : 0];
  const label = (id: string) => param.options?.find((option) => option.id === id)?.[language] ?? id;
  if (Array.isArray(value)) return value.map(label).join(', ');
  return param.type === 'choice' ? label(String(value)) : String(value);
}
