import { checkAnswers, type AnswerFault } from '../../catalogue/answers.ts';
import type { Param } from '../../catalogue/definition.ts';
import type { NeedContent } from '../../db/needs.ts';
import { today } from '../days.ts';
import type { FieldError, Text } from '../problem.ts';

/** What is wrong with a need, field by field; empty when it can be requested. */
export function checkNeed(
  need: NeedContent,
  { params, municipi }: { params: readonly Param[]; municipi: readonly number[] },
): FieldError[] {
  const { municipio } = need.place;
  const { from } = need.times;
  return [
    ...checkAnswers(params, need.params, today()).map((found) => ({
      pointer: found.pointer,
      message: wordsFor(found),
    })),
    ...(municipio !== undefined && !municipi.includes(municipio)
      ? [{ pointer: '/place/municipio', message: NO_MUNICIPIO }]
      : []),
    ...(from !== undefined && from < today() ? [{ pointer: '/times/from', message: PAST }] : []),
  ];
}

function wordsFor({ fault, values }: AnswerFault): Text {
  if (fault !== 'range') return WORDS[fault];
  const { min, max } = values!;
  return {
    it: `Scrivi un numero intero fra ${min} e ${max}.`,
    en: `Give a whole number between ${min} and ${max}.`,
  };
}

const PAST: Text = { it: 'Scegli una data da oggi in poi.', en: 'Choose today or a later date.' };
const WORDS: Record<Exclude<AnswerFault['fault'], 'range'>, Text> = {
  required: { it: 'Campo obbligatorio.', en: 'This field is required.' },
  unasked: { it: 'Questo servizio non lo chiede.', en: 'This service does not ask for it.' },
  choice: { it: 'Scegli fra le risposte proposte.', en: 'Choose among the answers proposed.' },
  boolean: { it: 'Rispondi sì o no.', en: 'Answer yes or no.' },
  text: { it: 'Scrivi un testo, al massimo 1000 caratteri.', en: 'Give a text of at most 1000 characters.' },
  date: { it: 'Scrivi una data che esiste.', en: 'Give a date that exists.' },
  past: { it: 'Scegli una data che non è nel futuro.', en: 'Choose today or an earlier date.' },
  future: PAST,
  file: { it: 'Allega un file PDF, JPEG o PNG.', en: 'Attach a PDF, JPEG or PNG file.' },
  parts: { it: 'Controlla questi dati: qualcosa non va.', en: 'Check these data: something is wrong.' },
  postcode: { it: 'Il CAP ha cinque cifre.', en: 'A postcode has five digits.' },
  phone: { it: 'Scrivi un numero di telefono, come 333 1234567.', en: 'Give a phone number, such as 333 1234567.' },
}; // prettier-ignore
const NO_MUNICIPIO: Text = {
  it: 'Questo municipio non esiste nel comune.',
  en: 'The comune has no such municipio.',
};
