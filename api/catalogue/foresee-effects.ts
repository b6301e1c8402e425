import type { Static } from 'typebox';
import { checkDefinition, MOST, missingTranslations, type DefinitionFault } from '../../catalogue/check-definition.ts'; // prettier-ignore
import { compareTypes } from '../../catalogue/compare.ts';
import type { TypeDefinition } from '../../catalogue/definition.ts';
import type { Trx } from '../../db/connect.ts';
import { listPlainSections } from '../../db/sections.ts';
import { countOnType, listTypeVersions } from '../../db/service-types.ts';
import type { FieldError, Language, Text } from '../problem.ts';
import type { Effects } from './admin-schemas.ts';

interface OfType {
  comuneId: string;
  id: string;
  definition: TypeDefinition;
}

/** What publishing a definition would do, before anybody does it. */
export async function foreseeEffects(
  trx: Trx,
  { comuneId, id, definition, language }: OfType & { language: Language },
): Promise<Static<typeof Effects>> {
  const [now] = await listTypeVersions(trx, { comuneId, id });
  const errors = await wrongInDefinition(trx, { comuneId, definition });
  const { outside, ...counted } = await countOnType(trx, { comuneId, id, profiles: definition.profiles }); // prettier-ignore
  return {
    faults: errors.map(({ pointer, message }) => ({ pointer, message: message[language] })),
    untranslated: missingTranslations(definition),
    changes: now ? compareTypes(now.definition, definition) : [],
    servicesOutside: outside,
    ...counted,
  };
}

/** What keeps a definition from being published, with what to do about it. */
export async function wrongInDefinition(
  trx: Trx,
  { comuneId, definition }: Omit<OfType, 'id'>,
): Promise<FieldError[]> {
  const sections = await listPlainSections(trx, { comuneId });
  const faults = checkDefinition(definition, sections.map(({ id }) => id)); // prettier-ignore
  return faults.map(({ pointer, fault }) => ({ pointer, message: WORDS[fault] }));
}

const WORDS: Record<DefinitionFault['fault'], Text> = {
  required: { it: 'Scrivi questo testo.', en: 'This text is needed.' },
  long: { it: 'Il testo è troppo lungo.', en: 'The text is too long.' },
  section: { it: 'Scegli una sezione che c’è.', en: 'Choose a section that exists.' },
  none: { it: 'Serve almeno una voce.', en: 'At least one entry is needed.' },
  twice: { it: 'C’è già: cambia uno dei due.', en: 'It is there already: change one of the two.' },
  id: { it: 'Usa lettere senza accenti, cifre e trattini, al massimo 40.', en: 'Use plain letters, digits and hyphens, 40 at most.' },
  kind: { it: 'Scegli come si risponde.', en: 'Choose how it is answered.' },
  options: { it: 'Servono almeno due risposte, e solo dove si sceglie.', en: 'At least two answers are needed, and only where one chooses.' },
  bounds: { it: 'I limiti non lasciano nessuna risposta, o qui non servono.', en: 'The bounds leave no answer, or do not belong here.' },
  many: { it: `Sono troppe: al massimo ${MOST.params} domande e ${MOST.options} risposte.`, en: `Too many: at most ${MOST.params} questions and ${MOST.options} answers.` },
  'condition-above': { it: 'Può dipendere solo da una domanda che sta più in alto.', en: 'It can only depend on a question that stands above it.' },
  'condition-answer': { it: 'Nessuno può dare questa risposta a quella domanda.', en: 'Nobody can give this answer to that question.' },
  'condition-empty': { it: 'Scegli con quale risposta si fa questa domanda.', en: 'Choose with which answer this is asked.' },
  'price-model': { it: 'Questo modo di pagare non c’è.', en: 'There is no such price model.' },
}; // prettier-ignore
