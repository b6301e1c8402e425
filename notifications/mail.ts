import { NOTICE_TEXTS_EN } from './texts-en.ts';
import { NOTICE_TEXTS_IT, type NoticeText } from './texts-it.ts';

export interface NoticeContent {
  kind: string;
  audience: string;
  language: string;
  /** The pratica's number, as people quote it. */
  number: string;
  praticaId: string;
  /** An administrator acted in the place of citizen or ente. */
  isInPlace: boolean;
  /** Who did it, for whoever was stood for. */
  actedBy?: ActedBy | null;
  publicUrl: string;
}

/** Who acted in the place of the one that is told, by which right, and why. */
export interface ActedBy {
  name: string | null;
  right: 'office' | 'delegate' | 'sportello';
  sportelloName: string | null;
  reason: string | null;
}

/** A notice as a mail: plain text and simple HTML that say the same. */
export function composeNotice(content: NoticeContent) {
  const isEnglish = content.language === 'en' && content.audience === 'citizen';
  const { subject, text, action } = findText(content, isEnglish);
  const words = isEnglish ? ENGLISH : ITALIAN;
  const about = `${words.pratica} ${content.number}`;
  const link = linkTo(content);
  const receipt = receiptOf(content, words);
  const lines = [words.hello, text, ...sayInPlace(content, isEnglish)];
  const closing = [words.signature, words.why];
  return {
    subject: `WeMi, ${about}: ${subject}`,
    text: [
      ...lines,
      `${action}: ${link}`,
      ...receipt.map((more) => `${more.action}: ${more.link}`),
      about,
      ...closing,
    ].join('\n\n'),
    html: toHtml({
      language: isEnglish ? 'en' : 'it',
      subject,
      about,
      lines,
      action,
      link,
      more: receipt,
      closing,
    }),
  };
}

/** @throws Error when no text exists: a row of the table was opened without its words */
function findText({ kind, audience, ...how }: NoticeContent, isEnglish: boolean): NoticeText {
  const texts: Record<string, NoticeText> = isEnglish ? NOTICE_TEXTS_EN : NOTICE_TEXTS_IT;
  const text =
    texts[`${kind}:${audience}`] ??
    (how.isInPlace ? texts[`${wayOf(how)}:${audience}`] : undefined);
  if (!text) throw new Error(`no notice text for ${kind}:${audience}`);
  return text;
}

/** Citizens have their own pages; enti and the office work in the back office. */
function linkTo({ audience, publicUrl, praticaId }: NoticeContent): string {
  const room = audience === 'citizen' ? '' : '/admin';
  return `${publicUrl.replace(/\/$/, '')}${room}/pratiche/${praticaId}`;
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
function receiptOf({ kind, audience, publicUrl, praticaId }: NoticeContent, words: typeof ITALIAN) {
  if (audience !== 'citizen' || !PAID.includes(kind)) return [];
  const link = `${publicUrl.replace(/\/$/, '')}/pagamenti?pratica=${praticaId}`;
  return [{ action: words.receipt, link }];
}

function wayOf({ actedBy }: Pick<NoticeContent, 'actedBy'>): string {
  return actedBy && actedBy.right !== 'office' ? 'byMandate' : 'inPlace';
}

/** With the real name, by which right, and why: also for those who have no page to read it on. */
function sayInPlace({ isInPlace, actedBy }: NoticeContent, isEnglish: boolean): string[] {
  if (!isInPlace) return [];
  if (!actedBy?.name) return actedBy ? [] : [(isEnglish ? ENGLISH : ITALIAN).inPlace];
  const { name, right, sportelloName, reason } = actedBy;
  const counter = sportelloName ?? '';
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

export const ITALIAN = {
  hello: 'Buongiorno,',
  pratica: 'pratica',
  receipt: 'Scarica la ricevuta',
  inPlace:
    'L’ufficio WeMi ha agito al posto della persona o dell’ente: chi e perché è scritto nella pratica.',
  signature: 'WeMi, i servizi di cura qualificati dal Comune',
  why: 'Ricevi questo messaggio perché partecipi alla pratica. Per rispondere usa la pratica: questa casella non viene letta.',
};
export const ENGLISH: typeof ITALIAN = {
  hello: 'Hello,',
  pratica: 'request',
  receipt: 'Download the receipt',
  inPlace:
    'The WeMi office acted in the place of the person or the organisation: who and why is written in the request.',
  signature: 'WeMi, care services qualified by the city',
  why: 'You receive this message because you take part in the request. Please answer there: this mailbox is not read.',
};

export function toHtml(mail: {
  language: string;
  subject: string;
  about: string;
  lines: string[];
  action: string;
  link: string;
  /** Other pages that it is about. */
  more?: { action: string; link: string }[];
  closing: string[];
}): string {
  const { language, subject, about, lines, action, link, more = [], closing } = mail;
  const paragraph = (line: string) => `<p style="margin:0 0 16px">${escapeHtml(line)}</p>`;
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>${escapeHtml(subject)}</title></head>
<body style="margin:0;padding:24px;font:17px/1.5 'Titillium Web',Arial,sans-serif;color:#17324d;background:#fff"><main style="max-width:560px;margin:0 auto">
<h1 style="font-size:24px;line-height:1.25;margin:0 0 8px">${escapeHtml(capitalise(subject))}</h1>
<p style="margin:0 0 24px">${escapeHtml(capitalise(about))}</p>
${lines.map(paragraph).join('\n')}
<p style="margin:24px 0"><a href="${escapeHtml(link)}" style="display:inline-block;padding:12px 24px;background:#0066cc;color:#fff;font-weight:700;border-radius:4px">${escapeHtml(action)}</a></p>
${more.map((other) => `<p style="margin:0 0 24px"><a href="${escapeHtml(other.link)}" style="color:#0066cc">${escapeHtml(other.action)}</a></p>`).join('\n')}
${closing.map(paragraph).join('\n')}
</main></body></html>`;
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
