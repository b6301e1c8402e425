import { isInParts, PARTS, type Answer, type Param, type Parts, type Said } from './definition.ts';

export type Language = 'it' | 'en';

/** A text in a language; what is not translated yet is said in Italian. */
export function say(said: Said, language: Language): string {
  return language === 'en' && said.en.trim() ? said.en : said.it;
}

/** A question as a reader gets it: nothing without words in either language. */
export function inBothLanguages(param: Param): Param {
  const whole = <S extends Said>(said: S): S => ({ ...said, en: say(said, 'en') });
  const { help, options } = param;
  return {
    ...whole(param),
    ...(help ? { help: whole(help) } : {}),
    ...(options ? { options: options.map(whole) } : {}),
  };
}

const A_FILE = { it: 'Un file', en: 'A file' } as const;
const YES_NO = { it: ['No', 'Sì'], en: ['No', 'Yes'] } as const;

/** An answer in words; of a file, whose name stands elsewhere, only that there is one. */
export function sayAnswer(param: Param, answer: Answer, language: Language): string {
  if (typeof answer === 'boolean') return YES_NO[language][answer ? 1 : 0];
  const { type, options = [] } = param;
  if (type === 'file') return A_FILE[language];
  if (Array.isArray(answer)) return answer.map((id) => label(options, id, language)).join(', ');
  if (typeof answer === 'object') return isInParts(type) ? sayParts(type, answer) : '';
  if (type === 'choice') return label(options, String(answer), language);
  return type === 'date' ? sayDay(String(answer), language) : String(answer);
}

function label(options: readonly (Said & { id: string })[], id: string, language: Language) {
  const option = options.find((one) => one.id === id);
  return option ? say(option, language) : id;
}

function sayParts(kind: keyof typeof PARTS, parts: Parts): string {
  const said = (id: keyof Parts) => parts[id]?.trim() ?? '';
  const all =
    kind === 'address'
      ? [said('street'), [said('postcode'), said('city')].filter(Boolean).join(' ')]
      : PARTS.person.map(({ id }) => said(id));
  return all.filter(Boolean).join(', ');
}

const LOCALES = { it: 'it-IT', en: 'en-GB' };

function sayDay(day: string, language: Language): string {
  const at = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(at.getTime())) return day;
  return new Intl.DateTimeFormat(LOCALES[language], { dateStyle: 'long', timeZone: 'UTC' }).format(
    at,
  );
}
