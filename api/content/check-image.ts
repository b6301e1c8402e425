import { createInflate } from 'node:zlib';
import type { ImageType } from '../../db/tables/content.ts';
import { endsAsZip } from '../documents/check-file.ts';
import { cleanJpeg } from '../documents/clean-jpeg.ts';
import { cleanPng } from '../documents/clean-png.ts';
import { problem, type Text } from '../problem.ts';
import type { ProblemCode } from '../problem-schema.ts';
import { cleanWebp } from './clean-webp.ts';

export const IMAGE_AT_MOST_BYTES = 2 * 1024 * 1024;
/** Wider than any page shows; more would stop the phone of whoever reads. */
const SIDE_AT_MOST = 4096;

/** A picture that only draws, and its size in points. */
export interface Image {
  type: ImageType;
  content: Buffer;
  width: number;
  height: number;
}

/**
 * Judges a picture by what is in it alone, whatever it is called and declared, and takes out all that
 * does not draw: the name and the type under which it is shown are ours.
 * @throws document-type for what is no picture of ours, document-damaged for one that is broken, moves,
 *   is too large in points, unpacks to more than it draws or has something else inside, too-large
 */
export async function checkImage(content: Buffer): Promise<Image> {
  if (content.length === 0) throw refused('document-damaged', EMPTY);
  if (content.length > IMAGE_AT_MOST_BYTES) throw refused('too-large', TOO_BIG);
  const type = typeOf(content);
  if (!type) throw refused('document-type', NO_TYPE);
  const image = endsAsZip(content) ? undefined : await CLEAN[type](content);
  if (!image) throw refused('document-damaged', DAMAGED);
  if (Math.min(image.width, image.height) < 1) throw refused('document-damaged', DAMAGED);
  if (Math.max(image.width, image.height) > SIDE_AT_MOST) throw refused('document-damaged', TOO_WIDE);
  return { type, ...image };
} // prettier-ignore

type Cleaned = Omit<Image, 'type'> | undefined;

const CLEAN: Record<ImageType, (content: Buffer) => Cleaned | Promise<Cleaned>> = {
  'image/png': stillPng,
  'image/jpeg': stillJpeg,
  'image/webp': cleanWebp,
};

function typeOf(content: Buffer): ImageType | undefined {
  const starts = (text: string, at = 0) => content.toString('latin1', at, at + text.length) === text; // prettier-ignore
  if (starts('\x89PNG\r\n\x1a\n')) return 'image/png';
  if (starts('\xff\xd8\xff')) return 'image/jpeg';
  return starts('RIFF') && starts('WEBP', 8) ? 'image/webp' : undefined;
}

/** Samples of each point, by colour type (PNG, 11.2.2). */
const SAMPLES: Record<number, number> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };
const IHDR_BYTES = 13;

async function stillPng(content: Buffer): Promise<Cleaned> {
  const clean = cleanPng(content);
  if (!clean || clean.readUInt32BE(8) !== IHDR_BYTES) return undefined;
  const [width, height] = [clean.readUInt32BE(16), clean.readUInt32BE(20)];
  const [depth, samples] = [clean[24]!, SAMPLES[clean[25]!]];
  if (samples === undefined || ![1, 2, 4, 8, 16].includes(depth)) return undefined;
  // Seven passes of an interlaced one have a few more line starts.
  const lines = height * (1 + Math.ceil((width * depth * samples) / 8));
  const most = clean[28] === 0 ? lines : 2 * lines + 64;
  const isWhole = width > SIDE_AT_MOST || height > SIDE_AT_MOST || (await unpacksTo(pointsOf(clean), { least: clean[28] === 0 ? lines : 1, most }));
  return isWhole ? { content: clean, width, height } : undefined;
} // prettier-ignore

function pointsOf(png: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let at = 8; at + 12 <= png.length;) {
    const end = at + 8 + png.readUInt32BE(at);
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') parts.push(png.subarray(at + 8, end));
    at = end + 4;
  }
  return Buffer.concat(parts);
}

/** Counts without keeping: what unpacks to more is a bomb, to less is no picture. */
async function unpacksTo(packed: Buffer, { least, most }: { least: number; most: number }) {
  const inflate = createInflate();
  inflate.end(packed);
  let bytes = 0;
  try {
    for await (const part of inflate as AsyncIterable<Buffer>) {
      bytes += part.length;
      if (bytes > most) return false;
    }
  } catch {
    return false;
  }
  return bytes >= least;
}

function stillJpeg(content: Buffer): Cleaned {
  const clean = cleanJpeg(content);
  if (!clean) return undefined;
  for (let at = 2; at + 9 <= clean.length;) {
    const marker = clean[at + 1]!;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { content: clean, height: clean.readUInt16BE(at + 5), width: clean.readUInt16BE(at + 7) }; // prettier-ignore
    at += 2 + clean.readUInt16BE(at + 2);
  }
  return undefined;
}

function refused(code: ProblemCode, message: Text) {
  return problem(code, { errors: [{ pointer: '/file', message }] });
}

const EMPTY = { it: 'Il file è vuoto.', en: 'The file is empty.' };
const TOO_BIG = {
  it: 'L’immagine supera i 2 MB: salvala più piccola.',
  en: 'The picture is larger than 2 MB: save a smaller one.',
};
const NO_TYPE = {
  it: 'Si possono caricare solo immagini PNG, JPEG e WebP.',
  en: 'Only PNG, JPEG and WebP pictures can be uploaded.',
};
const DAMAGED = {
  it: 'L’immagine è rovinata, si muove o contiene qualcos’altro: salvala di nuovo.',
  en: 'The picture is damaged, moves, or holds something else: save it again.',
};
const TOO_WIDE = {
  it: 'L’immagine supera i 4096 punti per lato: riducila.',
  en: 'The picture has more than 4096 points a side: make it smaller.',
};
