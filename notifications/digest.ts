import { ENGLISH, ITALIAN } from './frame.ts';
import { toHtml } from './html.ts';
import type { Language } from './words.ts';

const WORDS = {
  it: {
    ...ITALIAN,
    about: 'riepilogo',
    subject: (count: number) => `${count} novità`,
    intro:
      'Ecco che cosa è successo. Non devi fare niente: se vuoi saperne di più, apri le pagine.',
    action: 'Vedi le tue notifiche',
    why: 'Ricevi un riepilogo al giorno perché l’hai scelto nelle preferenze. Questa casella non viene letta.',
  },
  en: {
    ...ENGLISH,
    about: 'summary',
    subject: (count: number) => `${count} updates`,
    intro: 'This is what happened. You need not do anything: to know more, open the pages.',
    action: 'See your notifications',
    why: 'You receive one summary a day because you chose so in your preferences. This mailbox is not read.',
  },
};

/** One notification in a few words: the pratica's number or what else it is about. */
export interface Gist {
  about: string;
  subject: string;
  link: string;
}

/** Several notifications of one reader as one mail. */
export function composeDigest(
  gists: readonly Gist[],
  { language, link }: { language: Language; link: string },
) {
  const words = WORDS[language];
  const { about, intro, action } = words;
  const subject = words.subject(gists.length);
  const more = gists.map((gist) => ({ action: `${gist.about}: ${gist.subject}`, link: gist.link }));
  const lines = [words.hello, intro];
  const closing = [words.signature, words.why];
  return {
    subject: `WeMi, ${about}: ${subject}`,
    text: [
      ...lines,
      ...more.map((each) => `${each.action}: ${each.link}`),
      `${action}: ${link}`,
      ...closing,
    ].join('\n\n'),
    html: toHtml({ language, subject, about, lines, action, link, more, closing }),
  };
}
