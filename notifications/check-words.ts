import { renderSms, type NoticeContext } from './render.ts';
import { measureSms } from './sms-segments.ts';
import type { NoticeWords } from './words.ts';

/** What can be filled in: the pratica's number and the comune's name, which tell nothing of anybody. */
export const VARIABLES = ['numero', 'comune'] as const;
/** Beside them, of an SMS: where it leads. */
export const SMS_VARIABLES = [...VARIABLES, 'link'] as const;

/** How long each may be, variables unfilled. Of an SMS it is one message, all filled in. */
export const LONGEST = { subject: 60, text: 1000, action: 40, sms: 300 } as const;

export type WordsField = keyof NoticeWords;
export interface WordsFault {
  field: WordsField;
  message: { it: string; en: string };
}

const FIELDS = ['subject', 'text', 'action', 'sms'] as const;

/**
 * What cannot be saved of an administrator's words, field by field, the first fault of each: nothing
 * that stands for a person, a service or somebody's health can get into what shows on a locked phone,
 * for no such variable exists.
 */
export function checkWords(words: NoticeWords, context: NoticeContext): WordsFault[] {
  return FIELDS.flatMap((field) => {
    const message = faultOf(field, words[field], words, context);
    return message ? [{ field, message }] : [];
  });
}

function faultOf(
  field: WordsField,
  text: string,
  words: NoticeWords,
  context: NoticeContext,
): WordsFault['message'] | undefined {
  if (text.trim() === '') return { it: 'Scrivi il testo.', en: 'Write the text.' };
  if (/[<>]/.test(text)) return { it: 'Scrivi solo testo, senza HTML: i segni < e > non si usano.', en: 'Write plain text without HTML: the signs < and > cannot be used.' }; // prettier-ignore
  if (field !== 'text' && /[\r\n]/.test(text)) return { it: 'Scrivi su una riga sola.', en: 'Write it on one line.' }; // prettier-ignore
  const wrong = wrongVariable(field, text);
  if (wrong) return unknownVariable(field, wrong);
  const most = LONGEST[field];
  if (text.length > most) return { it: `Accorcia: al massimo ${most} caratteri, ora sono ${text.length}.`, en: `Make it shorter: ${most} characters at most, now there are ${text.length}.` }; // prettier-ignore
  return field === 'sms' ? faultOfSms(words, context) : undefined;
}

/** @returns what stands in braces and is no variable of this field */
function wrongVariable(field: WordsField, text: string): string | undefined {
  const known: readonly string[] = field === 'sms' ? SMS_VARIABLES : VARIABLES;
  const [wrong] = [...text.matchAll(/\{\{(.*?)\}\}/gs)].filter(([, name]) => !known.includes(name!)); // prettier-ignore
  if (wrong) return wrong[0];
  return /[{}]/.exec(text.replace(/\{\{\w+\}\}/g, ''))?.[0];
}

function unknownVariable(field: WordsField, wrong: string): WordsFault['message'] {
  const names = (field === 'sms' ? SMS_VARIABLES : VARIABLES).map((name) => `{{${name}}}`);
  const [list, last] = [names.slice(0, -1).join(', '), names.at(-1)];
  return {
    it: `«${wrong}» non si può usare: qui valgono solo ${list} e ${last}. Nomi, servizi e salute si leggono nella pratica.`,
    en: `“${wrong}” cannot be used: only ${list} and ${last} can. Names, services and health are read in the request.`,
  };
}

function faultOfSms(words: NoticeWords, context: NoticeContext): WordsFault['message'] | undefined {
  if (!words.sms.includes('{{link}}'))
    return { it: 'Metti {{link}}: chi riceve l’SMS apre da lì la pratica.', en: 'Add {{link}}: who gets the SMS opens the request with it.' }; // prettier-ignore
  const { segments, units: length, stranger } = measureSms(renderSms(words, context));
  if (segments === 1) return undefined;
  if (stranger)
    return { it: `Il segno «${stranger}» negli SMS non c’è e li raddoppia: scrivilo in un altro modo.`, en: `SMS do not have the sign “${stranger}”, which doubles them: write it in another way.` }; // prettier-ignore
  return { it: `Accorcia: con il link sono ${length} caratteri, e un SMS ne tiene 160.`, en: `Make it shorter: with its link it has ${length} characters, and an SMS holds 160.` }; // prettier-ignore
}
