import { readFileSync } from 'node:fs';

/** A page of an app, made for one answer: every script and style in it carries that nonce. */
export type Page = (nonce: string) => string;

const placeholder = '__nonce__';

export function readPage(path: string): Page {
  const prepared = prepare(readFileSync(path, 'utf8'));
  return (nonce) => prepared.replaceAll(placeholder, nonce);
}

/** Exported for its test: where the nonce goes in the markup that Angular builds. */
export function prepare(html: string): string {
  return (
    html
      .replace(/<(script|style)(?=[\s>])/g, `<$1 nonce="${placeholder}"`)
      // Angular gives this nonce to the styles its components bring along.
      .replace(/(<body[^>]*>\s*)<([a-z]+-[a-z-]+)/, `$1<$2 ngCspNonce="${placeholder}"`)
      // Styles that an inline handler switches on would stay off: no inline handler may run.
      .replace(/ media="print" onload="this\.media='all'"/g, '')
  );
}
