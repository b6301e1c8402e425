import { toHtml } from './html.ts';

interface Told {
  kind: 'code' | 'changed';
  language: string;
  /** Of a code. */
  code: string;
  minutes: number;
  publicUrl: string;
}

/** What a contact is told as one SMS: no name, and nothing but what it is about. */
export function sayToMobile({ kind, language, code, minutes, publicUrl }: Told): string {
  const isEnglish = language === 'en';
  const page = pageOf(publicUrl);
  if (kind === 'code')
    return isEnglish
      ? `WeMi: your code is ${code}. It is good for ${minutes} minutes. Do not give it to anybody.`
      : `WeMi: il tuo codice è ${code}. Vale ${minutes} minuti. Non darlo a nessuno.`;
  return isEnglish
    ? `WeMi: from now on we do not write to this number any more. If it was not you, look here: ${page}`
    : `WeMi: da ora non scriviamo più a questo numero. Se non sei stato tu, guarda qui: ${page}`;
}

/** The same as a mail: plain text and simple HTML that say the same. */
export function sayToMailbox({ kind, language, code, minutes, publicUrl }: Told) {
  const words = (language === 'en' ? ENGLISH : ITALIAN)[kind];
  const fill = (text: string) =>
    text.replace('{code}', code).replace('{minutes}', String(minutes));
  const link = pageOf(publicUrl);
  const lines = words.lines.map(fill);
  const { subject, about, action, closing } = words;
  return {
    subject: `WeMi: ${subject}`,
    text: [...lines, `${action}: ${link}`, closing].join('\n\n'),
    html: toHtml({ language: language === 'en' ? 'en' : 'it', subject, about, lines, action, link, closing: [closing] }),
  };
} // prettier-ignore

function pageOf(publicUrl: string): string {
  return `${publicUrl.replace(/\/$/, '')}/recapiti`;
}

const ITALIAN = {
  code: {
    subject: 'il codice per confermare il tuo indirizzo',
    about: 'i tuoi recapiti',
    lines: [
      'Buongiorno,',
      'il codice per confermare questo indirizzo è {code}. Vale {minutes} minuti.',
      'Non darlo a nessuno: noi non te lo chiediamo mai. Se non l’hai chiesto tu, non devi fare niente.',
    ],
    action: 'Scrivi il codice',
    closing: 'WeMi, i servizi di cura qualificati dal Comune. Questa casella non viene letta.',
  },
  changed: {
    subject: 'non scriviamo più a questo indirizzo',
    about: 'i tuoi recapiti',
    lines: [
      'Buongiorno,',
      'da ora non ti scriviamo più a questo indirizzo, perché nei tuoi recapiti è stato cambiato o tolto.',
      'Se non sei stato tu, controlla i tuoi recapiti e avvisa l’ufficio WeMi.',
    ],
    action: 'Apri i tuoi recapiti',
    closing: 'WeMi, i servizi di cura qualificati dal Comune. Questa casella non viene letta.',
  },
};
const ENGLISH: typeof ITALIAN = {
  code: {
    subject: 'the code to confirm your address',
    about: 'your contacts',
    lines: [
      'Hello,',
      'the code to confirm this address is {code}. It is good for {minutes} minutes.',
      'Do not give it to anybody: we never ask you for it. If you did not ask for it, you need do nothing.',
    ],
    action: 'Write the code',
    closing: 'WeMi, care services qualified by the city. This mailbox is not read.',
  },
  changed: {
    subject: 'we do not write to this address any more',
    about: 'your contacts',
    lines: [
      'Hello,',
      'from now on we do not write to this address any more, because it was changed or removed in your contacts.',
      'If it was not you, look at your contacts and tell the WeMi office.',
    ],
    action: 'Open your contacts',
    closing: 'WeMi, care services qualified by the city. This mailbox is not read.',
  },
};
