import { isInParts, type Param } from '../../catalogue/definition.ts';
import { type Language, say, sayAnswer } from '../../catalogue/say.ts';
import type { NeedDocumentRow } from '../../db/need-documents.ts';
import type { NeedRow } from '../../db/needs.ts';

interface Known {
  person: boolean;
  need: boolean;
}

/**
 * The need in words, in the order in which it was asked.
 * @param params the questions of the version of its type that the need was told in
 * @param files those that the need was answered with, as far as they are there
 * @param known.person without it, who is cared for and where is hidden
 * @param known.need without it, also what was said of health and in free words
 */
export function needView(
  need: NeedRow,
  { params, files }: { params: readonly Param[]; files: readonly NeedDocumentRow[] },
  known: Known,
) {
  const { beneficiary, place, times } = need;
  return {
    params: params.flatMap((param) => {
      const value = need.params[param.id];
      if (value === undefined || !isShown(param, known)) return [];
      const { id, it, sensitive } = param;
      const file = param.type === 'file' ? files.find((one) => one.id === value) : undefined;
      const inWords = (language: Language) => file?.name ?? sayAnswer(param, value, language);
      const [valueIt, valueEn] = [inWords('it'), inWords('en')];
      const document = file ? { id: file.id, name: file.name, bytes: file.bytes } : null;
      return [{ id, it, en: say(param, 'en'), sensitive, valueIt, valueEn, document }];
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

/** An address and a person say who and where, whatever the question was; free words and files may hold anything. */
function isShown({ sensitive, type }: Param, known: Known): boolean {
  if (isInParts(type)) return known.person && known.need;
  return known.need || !(sensitive || type === 'text' || type === 'file');
}
