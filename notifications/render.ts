import { ENGLISH, ITALIAN } from './frame.ts';
import { familyOf, forAudience, isOfPratica } from './families.ts';
import { toHtml } from './html.ts';
import { type ActedBy, fill, type Language, type NoticeWords } from './words.ts';

const ZONE = 'Europe/Rome';

/** All that a notice is about, to put its words in their frame. */
export interface NoticeContext {
  kind: string;
  audience: string;
  /** By `languageOf`, the one in which its words were found. */
  language: Language;
  /** Of the pratica or ticket, as people quote it; of what has none empty. */
  number: string;
  /** Null when it is of no pratica. */
  praticaId: string | null;
  /** The page it leads to, after the front door's address; the pratica's when missing. */
  path?: string | null;
  comuneName: string;
  /** Facts that the words need: days and counts. */
  params?: Record<string, string>;
  /** Somebody acted in the place of citizen or ente. */
  isInPlace: boolean;
  /** Who did it, for whoever was stood for. */
  actedBy?: ActedBy | null;
  publicUrl: string;
}

/** A notice as a mail: plain text and simple HTML that say the same. */
export function renderMail(words: NoticeWords, context: NoticeContext) {
  const { kind, audience, language, isInPlace, actedBy } = context;
  const frame = frameOf(language);
  const { subject, lines, action, link } = renderWeb(words, context);
  const about = aboutOf(context);
  const receipt = receiptOf(context);
  const said = [frame.hello, ...lines, ...sayInPlace({ isInPlace, actedBy, language })];
  const closing = [frame.signature, forAudience(familyOf(kind).why[language], audience)];
  return {
    subject: `WeMi${isOfPratica(kind) ? `, ${about}` : ''}: ${subject}`,
    text: [
      ...said,
      `${action}: ${link}`,
      ...receipt.map((more) => `${more.action}: ${more.link}`),
      about,
      ...closing,
    ].join('\n\n'),
    html: toHtml({ language, subject, about, lines: said, action, link, more: receipt, closing }),
  };
}

/** A notice as one SMS. */
export function renderSms(words: NoticeWords, context: NoticeContext): string {
  return fill(words.sms, { ...valuesOf(context), link: linkTo(context) });
}

/** A notice as the private area shows it; `lines` are paragraphs. */
export function renderWeb(words: NoticeWords, context: NoticeContext) {
  const values = valuesOf(context);
  return {
    subject: fill(words.subject, values),
    lines: fill(words.text, values).split(/\n+/),
    action: fill(words.action, values),
    link: linkTo(context),
  };
}

function frameOf(language: Language): typeof ITALIAN {
  return language === 'en' ? ENGLISH : ITALIAN;
}

/** What a notice is about, in a word or two. */
export function aboutOf({ kind, language, number }: Pick<NoticeContext, 'kind' | 'language' | 'number'>): string {
  return familyOf(kind).about[language].replace('{number}', number);
} // prettier-ignore

/** What is filled in; `giorno` is the last day of what ends, or with `ora` when an appointment is, as people say it. */
export function valuesOf({ language, number, comuneName, params }: Pick<NoticeContext, 'language' | 'number' | 'comuneName' | 'params'>): Record<string, string> {
  const lastDay = params?.['expiresOn'];
  const startsAt = params?.['startsAt'];
  const day: Record<string, string> = lastDay ? { giorno: dayOf(lastDay, language) } : {};
  const time: Record<string, string> = startsAt ? { giorno: dayOf(startsAt, language, ZONE), ora: hourOf(startsAt) } : {};
  return { ...params, ...day, ...time, numero: number, comune: comuneName };
} // prettier-ignore

/** @param day ISO day of the comune, or an instant in its zone */
function dayOf(day: string, language: Language, timeZone = 'UTC'): string {
  const locale = language === 'en' ? 'en-GB' : 'it-IT';
  return new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeZone }).format(new Date(day)); // prettier-ignore
}

/** The same in both languages: `9:30`. */
function hourOf(instant: string): string {
  return new Intl.DateTimeFormat('it-IT', { hour: 'numeric', minute: '2-digit', timeZone: ZONE }).format(new Date(instant)); // prettier-ignore
}

/** Citizens have their own pages; enti and the office work in the back office. */
function linkTo({ audience, publicUrl, praticaId, path }: NoticeContext): string {
  const room = audience === 'citizen' ? '' : '/admin';
  return `${publicUrl.replace(/\/$/, '')}${path ?? `${room}/pratiche/${praticaId}`}`;
}

const PAID = [
  'paymentSettled',
  'renewalSettled',
  'recordPaidElsewhere',
  'instalmentSettled',
  'recordInstalmentPaid',
  'debtSettled',
];

/** Whoever has paid is shown the receipt, on the page where all that was paid for the pratica is. */
function receiptOf({ kind, audience, language, publicUrl, praticaId }: NoticeContext) {
  if (audience !== 'citizen' || !PAID.includes(kind)) return [];
  const link = `${publicUrl.replace(/\/$/, '')}/pagamenti?pratica=${praticaId}`;
  return [{ action: frameOf(language).receipt, link }];
}

/** With the real name, by which right, and why: also for those who have no page to read it on. */
function sayInPlace(of: Pick<NoticeContext, 'isInPlace' | 'actedBy' | 'language'>): string[] {
  const { isInPlace, actedBy, language } = of;
  if (!isInPlace) return [];
  if (!actedBy?.name) return actedBy ? [] : [frameOf(language).inPlace];
  const { name, right, sportelloName, reason } = actedBy;
  const counter = sportelloName ?? '';
  const isEnglish = language === 'en';
  const who = isEnglish
    ? {
        office: `${name}, of the WeMi office, did it in your place.`,
        delegate: `${name} did it, by your mandate.`,
        sportello: `${name}, of ${counter}, did it by the mandate that you signed.`,
      }
    : {
        office: `${name}, dell’ufficio WeMi, ha agito al tuo posto.`,
        delegate: `Lo ha fatto ${name}, con la tua delega.`,
        sportello: `Lo ha fatto ${name}, dello sportello ${counter}, con la delega che hai firmato.`,
      };
  const why = reason ? [isEnglish ? `The reason given: ${reason}` : `Il motivo: ${reason}`] : [];
  return [[who[right], ...why].join(' ')];
}
