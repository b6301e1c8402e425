import { crc32 } from 'node:zlib';

/** What draws the picture; texts, dates, EXIF and everything unknown are left out. */
const KEPT = new Set([
  'IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'iCCP', 'sBIT', 'bKGD', 'pHYs',
]); // prettier-ignore
const SIGNATURE_BYTES = 8;

/**
 * A PNG with the chunks that draw it, each checked by its sum.
 * @returns undefined when it is no whole PNG, or when something follows its end
 */
export function cleanPng(content: Buffer): Buffer | undefined {
  const kept: Buffer[] = [content.subarray(0, SIGNATURE_BYTES)];
  const seen: string[] = [];
  let at = SIGNATURE_BYTES;
  while (at + 12 <= content.length && seen.at(-1) !== 'IEND') {
    const end = at + 12 + content.readUInt32BE(at);
    if (end > content.length) return undefined;
    const name = content.toString('latin1', at + 4, at + 8);
    if (crc32(content.subarray(at + 4, end - 4)) !== content.readUInt32BE(end - 4)) {
      return undefined;
    }
    if (KEPT.has(name)) kept.push(content.subarray(at, end));
    seen.push(name);
    at = end;
  }
  const isWhole = seen[0] === 'IHDR' && seen.includes('IDAT') && seen.at(-1) === 'IEND';
  return isWhole && at === content.length ? Buffer.concat(kept) : undefined;
}
