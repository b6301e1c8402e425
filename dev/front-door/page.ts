import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

/** A page of an app, made for one answer: every script and style in it carries that nonce. */
export type Page = (nonce: string) => string;

const placeholder = '__nonce__';

export function readPage(path: string): Page {
  const prepared = prepare(readFileSync(path, 'utf8'));
  return (nonce) => prepared.replaceAll(placeholder, nonce);
}

/** Made anew for every answer, a page cannot be compressed beforehand as the other files are. */
export async function compressPage(
  html: string,
  accepted: string | string[] | undefined,
): Promise<{ encoding?: 'br' | 'gzip'; body: string | Buffer }> {
  const encodings = String(accepted ?? '');
  if (/\bbr\b/.test(encodings)) {
    const params = { [constants.BROTLI_PARAM_QUALITY]: 5 };
    return { encoding: 'br', body: await promisify(brotliCompress)(html, { params }) };
  }
  if (/\bgzip\b/.test(encodings)) return { encoding: 'gzip', body: await promisify(gzip)(html) };
  return { body: html };
}

/** Exported for its test: where the nonce goes in the markup that Angular builds. */
export function prepare(html: string): string {
  return (
    html
      .replace(/<(script|style)(?=[\s>])/g, `<$1 nonce="${placeholder}"`)
      // Angular gives this nonce to the styles its components bring along.
      .replace(
        /(<body[^>]*>\s*(?:<script[^]*?<\/script>\s*)?)<([a-z]+-[a-z-]+)/,
        `$1<$2 ngCspNonce="${placeholder}"`,
      )
  );
}
