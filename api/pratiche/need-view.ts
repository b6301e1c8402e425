import type { NeedRow } from '../../db/needs.ts';
import type { Param } from '../../db/tables/catalogue.ts';

type Value = NeedRow['params'][string];

/**
 * The need in words, in the order in which it was asked.
 * @param isPersonKnown false hides who is cared for and where
 */
export function needView(need: NeedRow, params: readonly Param[], isPersonKnown: boolean) {
  const { beneficiary, place, times } = need;
  return {
    params: params.flatMap((param) => {
      const value = need.params[param.id];
      if (value === undefined) return [];
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
      name: isPersonKnown ? (beneficiary.name ?? null) : null,
      relation: beneficiary.relation ?? null,
    },
    place: {
      address: isPersonKnown ? (place.address ?? null) : null,
      municipio: place.municipio ?? null,
      notes: isPersonKnown ? (place.notes ?? null) : null,
    },
    times: { from: times.from ?? null, months: times.months ?? null, notes: times.notes ?? null },
  };
}

const YES_NO = { it: ['No', 'Sì'], en: ['No', 'Yes'] } as const;

function inWords(param: Param, value: Value, language: 'it' | 'en'): string {
  if (typeof value === 'boolean') return YES_NO[language][value ? 1 : 0];
  const label = (id: string) => param.options?.find((option) => option.id === id)?.[language] ?? id;
  if (Array.isArray(value)) return value.map(label).join(', ');
  return param.type === 'choice' ? label(String(value)) : String(value);
}
