import type { NeedContent } from '../../db/needs.ts';
import type { Param } from '../../db/tables/catalogue.ts';
import { today } from '../days.ts';
import { pointerToken } from '../field-errors.ts';
import type { FieldError, Text } from '../problem.ts';

/** What is wrong with a need, field by field; empty when it can be requested. */
export function checkNeed(
  need: NeedContent,
  { params, municipi }: { params: readonly Param[]; municipi: readonly number[] },
): FieldError[] {
  const known = new Set(params.map(({ id }) => id));
  const unknown = Object.keys(need.params).filter((id) => !known.has(id));
  const { municipio } = need.place;
  const { from } = need.times;
  return [
    ...unknown.map((id) => ({ pointer: pointerTo(id), message: UNKNOWN })),
    ...params.flatMap((param) => {
      const message = wrongWith(param, need.params[param.id]);
      return message ? [{ pointer: pointerTo(param.id), message }] : [];
    }),
    ...(municipio !== undefined && !municipi.includes(municipio)
      ? [{ pointer: '/place/municipio', message: NO_MUNICIPIO }]
      : []),
    ...(from !== undefined && from < today() ? [{ pointer: '/times/from', message: PAST }] : []),
  ];
}

const pointerTo = (id: string) => `/params/${pointerToken(id)}`;

function wrongWith(
  param: Param,
  value: NeedContent['params'][string] | undefined,
): Text | undefined {
  const isMissing =
    value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
  if (isMissing) return param.required ? REQUIRED : undefined;
  return CHECKS[param.type](param, value) ? undefined : wordsFor(param);
}

const CHECKS: Record<Param['type'], (param: Param, value: unknown) => boolean> = {
  choice: (param, value) => hasOption(param, value),
  choices: (param, value) =>
    Array.isArray(value) &&
    new Set(value).size === value.length &&
    value.every((id) => hasOption(param, id)),
  integer: ({ min = 0, max = 1_000_000 }, value) =>
    Number.isInteger(value) && (value as number) >= min && (value as number) <= max,
  boolean: (_param, value) => typeof value === 'boolean',
  text: (_param, value) => typeof value === 'string' && value.length <= 1000,
};

function hasOption({ options = [] }: Param, value: unknown): boolean {
  return options.some(({ id }) => id === value);
}

function wordsFor({ type, min = 0, max = 1_000_000 }: Param): Text {
  if (type === 'integer') {
    return {
      it: `Scrivi un numero intero fra ${min} e ${max}.`,
      en: `Give a whole number between ${min} and ${max}.`,
    };
  }
  if (type === 'boolean') return { it: 'Rispondi sì o no.', en: 'Answer yes or no.' };
  if (type === 'text')
    return {
      it: 'Scrivi un testo, al massimo 1000 caratteri.',
      en: 'Give a text of at most 1000 characters.',
    };
  return { it: 'Scegli fra le risposte proposte.', en: 'Choose among the answers proposed.' };
}

const REQUIRED: Text = { it: 'Campo obbligatorio.', en: 'This field is required.' };
const UNKNOWN: Text = {
  it: 'Questo servizio non lo chiede.',
  en: 'This service does not ask for it.',
};
const NO_MUNICIPIO: Text = {
  it: 'Questo municipio non esiste nel comune.',
  en: 'The comune has no such municipio.',
};
const PAST: Text = { it: 'Scegli una data da oggi in poi.', en: 'Choose today or a later date.' };
