import type { FastifySchemaValidationError } from 'fastify';
import type { FieldError, Text } from './problem.ts';

type AjvError = FastifySchemaValidationError;

/**
 * The wrong fields of a body or query, one message each, with the pointer into what was sent.
 * Where alternatives exist (anyOf), only the one that comes closest speaks.
 */
export function fieldErrors(errors: readonly AjvError[]): FieldError[] {
  const spoken = new Map<string, FieldError>();
  for (const error of closestAlternative(errors)) {
    const pointer = pointerOf(error);
    if (!spoken.has(pointer)) spoken.set(pointer, { pointer, message: messageOf(error) });
  }
  return [...spoken.values()];
}

/** A property name as one token of a JSON Pointer (RFC 6901). */
export function pointerToken(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}

function pointerOf({ instancePath, keyword, params }: AjvError): string {
  if (keyword === 'required')
    return `${instancePath}/${pointerToken(String(params.missingProperty))}`;
  if (keyword === 'additionalProperties') {
    return `${instancePath}/${pointerToken(String(params.additionalProperty))}`;
  }
  return instancePath;
}

function closestAlternative(errors: readonly AjvError[]): AjvError[] {
  const [choice] = errors
    .filter(({ keyword }) => keyword === 'anyOf' || keyword === 'oneOf')
    .sort((a, b) => a.schemaPath.length - b.schemaPath.length);
  if (!choice) return [...errors];
  const prefix = `${choice.schemaPath}/`;
  const isInside = (error: AjvError) =>
    error.schemaPath.startsWith(prefix) && error.instancePath.startsWith(choice.instancePath);
  const branches = Map.groupBy(errors.filter(isInside), ({ schemaPath }) =>
    schemaPath.slice(prefix.length).split('/', 1).join(),
  );
  const [closest = []] = [...branches.values()]
    .map(closestAlternative)
    .sort((a, b) => distance(a, choice.instancePath) - distance(b, choice.instancePath));
  const outside = errors.filter((error) => error !== choice && !isInside(error));
  return [...closestAlternative(outside), ...closest];
}

/** Another kind of thing altogether counts more than a field that is missing or malformed. */
function distance(errors: readonly AjvError[], from: string): number {
  const weigh = ({ keyword, instancePath }: AjvError) => {
    if (keyword === 'enum' || keyword === 'const') return 10;
    return keyword === 'additionalProperties' || instancePath === from ? 5 : 1;
  };
  const missing = errors.filter(({ keyword }) => keyword === 'required');
  const others = errors.filter((error) => !missing.includes(error));
  return missing.length + others.reduce((sum, error) => sum + weigh(error), 0);
}

function messageOf({ keyword, params, message = '' }: AjvError): Text {
  const limit = String(params.limit);
  switch (keyword) {
    case 'required':
      return { it: 'Campo obbligatorio.', en: 'This field is required.' };
    case 'additionalProperties':
      return { it: 'Campo non previsto.', en: 'This field is not expected.' };
    case 'maxLength':
      return { it: `Al massimo ${limit} caratteri.`, en: `At most ${limit} characters.` };
    case 'minLength':
      return limit === '1'
        ? { it: 'Campo obbligatorio.', en: 'This field is required.' }
        : { it: `Almeno ${limit} caratteri.`, en: `At least ${limit} characters.` };
    case 'minimum':
      return { it: `Il valore minimo è ${limit}.`, en: `The least value is ${limit}.` };
    case 'maximum':
      return { it: `Il valore massimo è ${limit}.`, en: `The greatest value is ${limit}.` };
    case 'minItems':
      return { it: `Almeno ${limit} voci.`, en: `At least ${limit} entries.` };
    case 'maxItems':
      return { it: `Al massimo ${limit} voci.`, en: `At most ${limit} entries.` };
    case 'enum':
      return { it: 'Scegli uno dei valori previsti.', en: 'Choose one of the expected values.' };
    case 'format':
      return FORMATS[String(params.format)] ?? { it: 'Formato non valido.', en: 'Malformed.' };
    case 'type':
      return TYPES[String(params.type)] ?? { it: 'Tipo di dato non valido.', en: 'Wrong type.' };
    default:
      return { it: 'Valore non valido.', en: message || 'Not valid.' };
  }
}

const FORMATS: Record<string, Text> = {
  date: { it: 'Scrivi una data che esiste, come 2026-03-31.', en: 'Give a date that exists, such as 2026-03-31.' },
  uuid: { it: 'Identificativo non valido.', en: 'Not a valid identifier.' },
}; // prettier-ignore
const TYPES: Record<string, Text> = {
  integer: { it: 'Scrivi un numero intero.', en: 'Give a whole number.' },
  string: { it: 'Scrivi un testo.', en: 'Give a text.' },
  boolean: { it: 'Rispondi sì o no.', en: 'Answer yes or no.' },
  object: { it: 'Dati mancanti o in forma errata.', en: 'Data missing or in the wrong shape.' },
  array: { it: 'Serve un elenco.', en: 'A list is expected.' },
};
