import Handlebars from 'handlebars';
import { readFileSync } from 'node:fs';

export interface MailParts {
  language: string;
  subject: string;
  about: string;
  lines: string[];
  action: string;
  link: string;
  /** Other pages that it is about. */
  more?: { action: string; link: string }[];
  closing: string[];
}

/** Drawn from `layout.mjml` by `npm run generate`; it escapes all that is filled in. */
const layout = Handlebars.compile(
  readFileSync(new URL('layout.html', import.meta.url), 'utf8'),
  { strict: true, knownHelpersOnly: true },
); // prettier-ignore

/** A mail as HTML, in the one layout of all mails. */
export function toHtml({ more = [], ...mail }: MailParts): string {
  const { subject, about } = mail;
  return layout({ ...mail, more, heading: capitalise(subject), about: capitalise(about) });
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
