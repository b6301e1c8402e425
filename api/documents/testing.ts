import { crc32, deflateSync } from 'node:zlib';
import { randomUUID } from 'node:crypto';
import type { Answer, Name, Stage } from '../testing.ts';

const bytes = (...numbers: number[]) => Buffer.from(numbers);
const latin1 = (text: string) => Buffer.from(text, 'latin1');

/** A PDF as small as they come. */
export const PDF = latin1(
  '%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\nxref\n0 1\ntrailer<<>>\nstartxref\n9\n%%EOF\n',
);

function segment(marker: number, content: Buffer): Buffer {
  const head = bytes(0xff, marker, 0, 0);
  head.writeUInt16BE(content.length + 2, 2);
  return Buffer.concat([head, content]);
}

/** EXIF as a phone writes it: how it was held, and where. */
function exif(orientation: number): Buffer {
  const tiff = Buffer.alloc(80);
  tiff.write('II*\0', 0, 'latin1');
  tiff.writeUInt32LE(8, 4);
  tiff.writeUInt16LE(2, 8);
  tiff.writeUInt16LE(0x0112, 10);
  tiff.writeUInt16LE(3, 12);
  tiff.writeUInt32LE(1, 14);
  tiff.writeUInt16LE(orientation, 18);
  tiff.writeUInt16LE(0x8825, 22);
  tiff.write('GPS 45.4642N 9.1900E', 40, 'latin1');
  return Buffer.concat([latin1('Exif\0\0'), tiff]);
}

const FRAME = bytes(8, 0, 1, 0, 1, 1, 1, 0x11, 0);
const SCAN = Buffer.concat([
  segment(0xda, bytes(1, 1, 0, 0, 63, 0)),
  bytes(0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56),
]);

/** A JPEG of one pixel, with EXIF that says where it was taken, XMP and a comment. */
export function jpeg({ orientation = 6 } = {}): Buffer {
  return Buffer.concat([
    bytes(0xff, 0xd8),
    segment(0xe0, latin1('JFIF\0\x01\x01\0\0\x01\0\x01\0\0')),
    segment(0xe1, exif(orientation)),
    segment(
      0xe1,
      latin1('http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>Milano, via Roma 1</x:xmpmeta>'),
    ),
    segment(0xfe, latin1('taken by Anna')),
    segment(0xdb, Buffer.alloc(65, 1)),
    segment(0xc0, FRAME),
    segment(0xc4, Buffer.alloc(20, 1)),
    SCAN,
    bytes(0xff, 0xd9),
  ]);
}

function chunk(name: string, content: Buffer): Buffer {
  const body = Buffer.concat([latin1(name), content]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

/** A PNG of one pixel with a text, a date and EXIF. */
export function png(): Buffer {
  const size = Buffer.concat([bytes(0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0)]);
  return Buffer.concat([
    latin1('\x89PNG\r\n\x1a\n'),
    chunk('IHDR', size),
    chunk('tEXt', latin1('Author\0Anna Ferrari')),
    chunk('eXIf', exif(1)),
    chunk('tIME', bytes(7, 234, 11, 28, 9, 0, 0)),
    chunk('IDAT', deflateSync(bytes(0, 0))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** An empty archive. */
export const ZIP = Buffer.concat([latin1('PK\x05\x06'), Buffer.alloc(18)]);

export interface SentFile {
  content: Buffer;
  filename?: string;
  type?: string;
  field?: string;
}

/** A multipart body with one file, as a browser writes it. */
export function multipartOf({
  content,
  filename = 'isee.pdf',
  type = 'application/pdf',
  field = 'file',
}: SentFile) {
  const boundary = `----wemi${randomUUID()}`;
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="${field}"; filename="${filename}"\r\ncontent-type: ${type}\r\n\r\n`;
  return {
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    payload: Buffer.concat([Buffer.from(head), content, latin1(`\r\n--${boundary}--\r\n`)]),
  };
}

export interface UploadTo {
  praticaId: string;
  integrationId: string;
  item?: number;
  key?: string;
}

/** Uploads as a page would. */
export async function uploadOn(
  { app, bearer }: Pick<Stage, 'app' | 'bearer'>,
  who: Name,
  { praticaId, integrationId, item = 0, key = randomUUID(), ...file }: UploadTo & SentFile,
): Promise<Answer> {
  const { headers, payload } = multipartOf(file);
  const answer = await app.inject({
    method: 'POST',
    url: `/api/pratiche/${praticaId}/documents?integrationId=${integrationId}&item=${item}`,
    headers: { ...headers, authorization: await bearer(who), 'idempotency-key': key },
    payload,
  });
  return { status: answer.statusCode, body: JSON.parse(answer.payload), headers: answer.headers };
}
