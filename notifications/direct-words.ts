import type { VoucherNoticeKind } from '../db/tables/vouchers.ts';
import type { TicketNoticeKind } from '../db/tables/tickets.ts';
import type { PayoutNoticeKind } from '../payouts/acts.ts';
import { ENGLISH, ITALIAN } from './frame.ts';
import { toHtml } from './html.ts';
import { type MandateNoticeKind, sayMandate } from './mandate-words.ts';
import { sayPayout } from './payout-words.ts';
import { sayQualification } from './qualification-words.ts';
import { sayTicket } from './ticket-words.ts';
import { sayVoucher } from './voucher-words.ts';
import type { Language } from './words.ts';

/** What a notification that belongs to no pratica says, on the page and by mail. */
export interface DirectWords {
  language: Language;
  /** What it is about, in a word or two. */
  about: string;
  subject: string;
  text: string;
  /** Of the link to its page. */
  action: string;
  /** Why one gets such mails. */
  why: string;
}

/** @returns undefined when the notification is of a pratica */
export function directWordsOf({
  kind,
  params,
  language,
}: {
  kind: string;
  params: Record<string, string>;
  language: string;
}): DirectWords | undefined {
  const [family, of = ''] = kind.split(':');
  const expiresOn = params['expiresOn'] ?? null;
  if (family === 'voucher') return sayVoucher({ kind: of as VoucherNoticeKind, language, expiresOn }); // prettier-ignore
  if (family === 'ticket') return sayTicket({ kind: of as TicketNoticeKind, language, number: params['number'] ?? '' }); // prettier-ignore
  if (family === 'mandate') return sayMandate({ kind: of as MandateNoticeKind, language, expiresOn }); // prettier-ignore
  if (family === 'qualification') return sayQualification({ kind: of, to: params['to'] ?? 'ente' });
  return family === 'payout' ? sayPayout(of as PayoutNoticeKind) : undefined;
}

/** As a mail: plain text and simple HTML that say the same. */
export function renderDirectMail(words: DirectWords, { link }: { link: string }) {
  const { language, about, subject, text, action, why } = words;
  const { hello, signature } = language === 'en' ? ENGLISH : ITALIAN;
  const lines = [hello, text];
  const closing = [signature, why];
  return {
    subject: `WeMi: ${subject}`,
    text: [...lines, `${action}: ${link}`, ...closing].join('\n\n'),
    html: toHtml({ language, subject, about, lines, action, link, closing }),
  };
}
