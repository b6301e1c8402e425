import type { DocumentType } from '../../db/tables/integrations.ts';
import { problem, type Text } from '../problem.ts';
import type { ProblemCode } from '../problem-schema.ts';
import { cleanJpeg } from './clean-jpeg.ts';
import { cleanPng } from './clean-png.ts';

export const FILE_AT_MOST_BYTES = 10 * 1024 * 1024;

const NAME_AT_MOST = 100;
const ENDINGS: Record<DocumentType, readonly string[]> = {
  'application/pdf': ['pdf'],
  'image/jpeg': ['jpg', 'jpeg'],
  'image/png': ['png'],
};

const EMPTY: Text = { it: 'Il file è vuoto.', en: 'The file is empty.' };
const NO_TYPE: Text = {
  it: 'Si possono mandare solo PDF, JPEG e PNG.',
  en: 'Only PDF, JPEG and PNG can be sent.',
};
const OTHER_TYPE: Text = {
  it: 'Il file non è quello che dice di essere: controlla il nome e il formato.',
  en: 'The file is not what it says it is: check its name and format.',
};
const DAMAGED: Text = {
  it: 'Il file è rovinato o incompleto: prova a salvarlo o a fotografarlo di nuovo.',
  en: 'The file is damaged or incomplete: try to save it or take the picture again.',
};
const TWO_IN_ONE: Text = {
  it: 'Nel file c’è dentro qualcos’altro: salvalo di nuovo come PDF, JPEG o PNG.',
  en: 'Something else is inside the file: save it again as PDF, JPEG or PNG.',
};

/** A file as it came, with what its sender says of it. */
export interface Sent {
  content: Buffer;
  /** The type that the sender declares. */
  declared: string;
  filename: string;
}

/**
 * Judges a file by what is in it and takes the metadata out.
 * @throws document-type for what is none of ours or lies, document-damaged for the rest
 */
export function checkFile({ content, declared, filename }: Sent): {
  type: DocumentType;
  name: string;
  content: Buffer;
} {
  if (content.length === 0) throw refused('document-damaged', EMPTY);
  const type = typeOf(content);
  if (!type) throw refused('document-type', NO_TYPE);
  if (!isDeclared(type, declared) || !isNamed(type, filename)) {
    throw refused('document-type', OTHER_TYPE);
  }
  if (endsAsZip(content)) throw refused('document-damaged', TWO_IN_ONE);
  const clean = CLEAN[type](content);
  if (!clean) throw refused('document-damaged', DAMAGED);
  return { type, name: nameOf(filename, type), content: clean };
}

function refused(code: ProblemCode, message: Text) {
  return problem(code, { errors: [{ pointer: '/file', message }] });
}

function typeOf(content: Buffer): DocumentType | undefined {
  if (/^%PDF-[12]\.\d/.test(content.toString('latin1', 0, 8))) return 'application/pdf';
  if (content[0] === 0xff && content[1] === 0xd8 && content[2] === 0xff) return 'image/jpeg';
  const isPng = content.subarray(0, 8).equals(Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'));
  return isPng ? 'image/png' : undefined;
}

/** Browsers that know no better say that it is just bytes. */
function isDeclared(type: DocumentType, declared: string): boolean {
  return declared === type || declared === 'application/octet-stream';
}

function isNamed(type: DocumentType, filename: string): boolean {
  const ending = /\.([^.\s]{1,8})$/.exec(filename)?.[1]?.toLowerCase();
  return ending === undefined || ENDINGS[type].includes(ending);
}

const CLEAN: Record<DocumentType, (content: Buffer) => Buffer | undefined> = {
  'application/pdf': wholePdf,
  'image/jpeg': cleanJpeg,
  'image/png': cleanPng,
};

/** A PDF is kept as it is, signed ones must stay so; nothing may follow its end. */
function wholePdf(content: Buffer): Buffer | undefined {
  const mark = content.lastIndexOf('%%EOF');
  const rest = mark < 0 ? 'x' : content.toString('latin1', mark + 5);
  return mark > 8 && /^[\s\0]*$/.test(rest) && content.includes('startxref') ? content : undefined;
}

const ZIP_END = Buffer.from('PK\x05\x06', 'latin1');
const ZIP_END_BYTES = 22;

/** Archives are read from their end, so one can hide behind a picture or inside a PDF. */
export function endsAsZip(content: Buffer): boolean {
  for (let at = content.lastIndexOf(ZIP_END); at >= 0; at = content.lastIndexOf(ZIP_END, at - 1)) {
    if (content.length - at > ZIP_END_BYTES + 0xffff) return false;
    const isWhole = at + ZIP_END_BYTES <= content.length;
    if (isWhole && at + ZIP_END_BYTES + content.readUInt16LE(at + 20) <= content.length)
      return true;
    if (at === 0) return false;
  }
  return false;
}

/** The name it is shown under: no path, nothing that cannot be seen, the ending of its type. */
function nameOf(filename: string, type: DocumentType): string {
  const last = filename.split(/[/\\]/).at(-1) ?? '';
  const stem = last
    .replace(/\.[^.\s]{1,8}$/, '')
    .replace(/[\p{C}"<>|:*?]+/gu, ' ')
    .trim();
  return `${stem.slice(0, NAME_AT_MOST) || 'documento'}.${ENDINGS[type][0]}`;
}
