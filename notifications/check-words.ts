import { familyOf } from './families.ts';
import { renderSms, type NoticeContext } from './render.ts';
import { measureSms } from './sms-segments.ts';
import type { NoticeWords } from './words.ts';

/** Of a voucher, a mandate or a credential that ends: its last day. */
const ENDING = [
  ...['voucher:expiring', 'mandate:ending', 'mandate:heldEnding'],
  ...['operator:credentialEnding', 'operator:credentialEndingSoon'],
];
/** Of an account: the last four digits of its IBAN. */
const OF_ACCOUNT = 'payout:iban-';

/**
 * What can be filled in: the comune's name, the number of pratica or ticket, the last day of what ends,
 * when an appointment is, the last digits of an ente's account: nothing of anybody. In an SMS also
 * `link`, where it leads.
 */
export function variablesOf(kind: string): string[] {
  if (ENDING.includes(kind)) return ['giorno', 'comune'];
  if (kind.startsWith('appointment:')) return ['giorno', 'ora', 'comune'];
  if (kind.startsWith(OF_ACCOUNT)) return ['cifre', 'comune'];
  return familyOf(kind).sample.number ? ['numero', 'comune'] : ['comune'];
}

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
  const known = [...variablesOf(context.kind), ...(field === 'sms' ? ['link'] : [])];
  const wrong = wrongVariable(known, text);
  if (wrong) return unknownVariable(known, wrong);
  const most = LONGEST[field];
  if (text.length > most) return { it: `Accorcia: al massimo ${most} caratteri, ora sono ${text.length}.`, en: `Make it shorter: ${most} characters at most, now there are ${text.length}.` }; // prettier-ignore
  return field === 'sms' ? faultOfSms(words, context) : undefined;
}

/** @returns what stands in braces and is no variable of this field */
function wrongVariable(known: readonly string[], text: string): string | undefined {
  const [wrong] = [...text.matchAll(/\{\{(.*?)\}\}/gs)].filter(([, name]) => !known.includes(name!)); // prettier-ignore
  if (wrong) return wrong[0];
  return /[{}]/.exec(text.replace(/\{\{\w+\}\}/g, ''))?.[0];
}

function unknownVariable(known: readonly string[], wrong: string): WordsFault['message'] {
  const names = known.map((name) => `{{${name}}}`);
  const list = (locale: string) => new Intl.ListFormat(locale).format(names);
  return {
    it: `«${wrong}» non si può usare: qui si riempie solo ${list('it')}. Nomi, servizi e salute si leggono nelle pagine.`,
    en: `“${wrong}” cannot be used: here only ${list('en-GB')} can. Names, services and health are read on the pages.`,
  };
}

function faultOfSms(words: NoticeWords, context: NoticeContext): WordsFault['message'] | undefined {
  if (!words.sms.includes('{{link}}'))
    return { it: 'Metti {{link}}: chi riceve l’SMS apre la pagina da lì.', en: 'Add {{link}}: who gets the SMS opens the page with it.' }; // prettier-ignore
  const { segments, units: length, stranger } = measureSms(renderSms(words, context));
  if (segments === 1) return undefined;
  if (stranger)
    return { it: `Il segno «${stranger}» negli SMS non c’è e li raddoppia: scrivilo in un altro modo.`, en: `SMS do not have the sign “${stranger}”, which doubles them: write it in another way.` }; // prettier-ignore
  return { it: `Accorcia: con il link sono ${length} caratteri, e un SMS ne tiene 160.`, en: `Make it shorter: with its link it has ${length} characters, and an SMS holds 160.` }; // prettier-ignore
}
