import type { Static } from 'typebox';
import type { Avviso } from '../../db/avvisi.ts';
import { today } from '../days.ts';
import type { FieldError, Text } from '../problem.ts';
import type { NamedFile } from './check-files.ts';
import type { ApplicationBody } from './schemas.ts';
import { isEnteFiscalCode, isVatNumber } from './vat-number.ts';

type Content = Static<typeof ApplicationBody>;

const WORDS = {
  legalName: { it: 'Scrivi la denominazione.', en: 'Write the legal name.' },
  representative: { it: 'Scrivi chi rappresenta l’ente.', en: 'Write who represents the ente.' },
  address: { it: 'Scrivi la sede legale.', en: 'Write the registered office.' },
  pec: { it: 'Scrivi l’indirizzo PEC.', en: 'Write the certified mail address.' },
  fiscalCode: { it: 'Controlla il codice fiscale: non torna.', en: 'Check the fiscal code: it is not right.' },
  vatNumber: { it: 'Controlla la partita IVA: non torna.', en: 'Check the VAT number: it is not right.' },
  runtsNumber: { it: 'Scrivi il numero di iscrizione al RUNTS, solo cifre.', en: 'Write the RUNTS number, digits only.' },
  serviceTypeIds: { it: 'Scegli almeno un servizio fra quelli dell’avviso.', en: 'Choose at least one service of the avviso.' },
  municipi: { it: 'Scegli almeno un municipio fra quelli dell’avviso.', en: 'Choose at least one municipio of the avviso.' },
  answer: { it: 'Manca questo requisito.', en: 'This requirement is missing.' },
  reference: { it: 'Scrivi numero e data del documento.', en: 'Write number and date of the document.' },
  fileId: { it: 'Allega il file del documento: PDF o fotografia.', en: 'Attach the file of the document: a PDF or a picture.' },
  expiresOn: { it: 'Scrivi fino a quando vale: deve valere oggi.', en: 'Write until when it holds: it must hold today.' },
} as const satisfies Record<string, Text>; // prettier-ignore

/**
 * What an application lacks before it can be sent, field by field, in the order of the form. A draft
 * may lack anything.
 */
export function missingIn(content: Content, avviso: Avviso): FieldError[] {
  return [...missingOfEnte(content), ...missingOfChoice(content, avviso), ...missingOfAnswers(content, avviso)]; // prettier-ignore
}

/** The files that the answers name, each with where it stands. */
export function filesNamed({ answers = [] }: Content): NamedFile[] {
  return answers.flatMap(({ requirementId, fileId }) =>
    fileId ? [{ pointer: `/answers/${requirementId}/fileId`, fileId }] : [],
  );
}

function missingOfEnte(content: Content): FieldError[] {
  const texts = ['legalName', 'representative', 'address', 'pec'] as const;
  const isEmpty = texts.filter((name) => !content[name]?.trim());
  const { fiscalCode = '', vatNumber, runtsNumber = '' } = content;
  return [
    ...isEmpty.map((name) => fault(name)),
    ...(isEnteFiscalCode(fiscalCode) ? [] : [fault('fiscalCode')]),
    // Not every ente has one; who writes it writes it right.
    ...(!vatNumber || isVatNumber(vatNumber) ? [] : [fault('vatNumber')]),
    ...(/^\d{1,10}$/.test(runtsNumber) ? [] : [fault('runtsNumber')]),
  ];
}

function missingOfChoice(content: Content, avviso: Avviso): FieldError[] {
  const { serviceTypeIds = [], municipi = [] } = content;
  const isOf = <T>(chosen: readonly T[], all: readonly T[]) =>
    chosen.length > 0 && chosen.every((one) => all.includes(one));
  return [
    ...(isOf(serviceTypeIds, avviso.serviceTypeIds) ? [] : [fault('serviceTypeIds')]),
    ...(isOf(municipi, avviso.municipi) ? [] : [fault('municipi')]),
  ];
}

function missingOfAnswers({ answers = [] }: Content, { requirements }: Avviso): FieldError[] {
  const faults = requirements.flatMap(({ id, kind, optional, expires }): FieldError[] => {
    const answer = answers.find(({ requirementId }) => requirementId === id);
    const pointer = `/answers/${id}`;
    const isSaid = Boolean(answer?.reference.trim());
    if (!isSaid && !answer?.fileId) return optional ? [] : [{ pointer, message: WORDS.answer }];
    const holds = !expires || (answer?.expiresOn ?? '') >= today();
    const lacks = (name: 'reference' | 'expiresOn' | 'fileId') => [
      { pointer: `${pointer}/${name}`, message: WORDS[name] },
    ];
    return [
      ...(isSaid ? [] : lacks('reference')),
      ...(holds ? [] : lacks('expiresOn')),
      ...(kind !== 'document' || answer?.fileId ? [] : lacks('fileId')),
    ];
  });
  const isKnown = (asked: string) => requirements.some(({ id }) => id === asked);
  const strange = answers.filter(({ requirementId }) => !isKnown(requirementId));
  return [
    ...faults,
    ...strange.map((one) => ({ pointer: `/answers/${one.requirementId}`, message: WORDS.answer })),
  ];
}

function fault(
  name: Exclude<keyof typeof WORDS, 'answer' | 'reference' | 'expiresOn' | 'fileId'>,
): FieldError {
  return { pointer: `/${name}`, message: WORDS[name] };
}
