import { crc32, deflateSync } from 'node:zlib';

const bytes = (...numbers: number[]) => Buffer.from(numbers);
export const latin1 = (text: string) => Buffer.from(text, 'latin1');

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([latin1(name), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

interface Png {
  width?: number;
  height?: number;
  depth?: number;
  colour?: number;
  interlace?: number;
  /** As packed; drawn black when missing. */
  idat?: Buffer;
  header?: Buffer;
  extra?: Buffer[];
}

/** A PNG in grey, or wrong in the way that is asked for. */
export function pngOf(png: Png = {}): Buffer {
  const { width = 2, height = 2, depth = 8, colour = 0, interlace = 0, extra = [] } = png;
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([depth, colour, 0, 0, interlace], 8);
  const drawn = () => deflateSync(Buffer.alloc(height * (width + 1)));
  return Buffer.concat([
    latin1('\x89PNG\r\n\x1a\n'),
    chunk('IHDR', png.header ?? header),
    ...extra,
    chunk('IDAT', png.idat ?? drawn()),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

export const pngText = (text: string) => chunk('tEXt', latin1(`Comment\0${text}`));

interface Riff {
  chunks: [name: string, data: Buffer][];
  kind?: string;
  /** What it says of its size is wrong by so much. */
  off?: number;
}

export function riffOf({ chunks, kind = 'WEBP', off = 0 }: Riff): Buffer {
  const parts = chunks.map(([name, data]) => {
    const head = Buffer.alloc(8);
    head.write(name, 0, 'latin1');
    head.writeUInt32LE(data.length, 4);
    return Buffer.concat([head, data, Buffer.alloc(data.length % 2)]);
  });
  const body = Buffer.concat([latin1(kind), ...parts]);
  const size = Buffer.alloc(4);
  size.writeUInt32LE(body.length + off);
  return Buffer.concat([latin1('RIFF'), size, body]);
}

/** The head of a key frame of that size, and a few bytes for the rest. */
export function vp8({ width = 3, height = 5, start = 0x9d012a, tag = 0x10 } = {}): Buffer {
  const data = Buffer.alloc(16);
  data[0] = tag;
  data.writeUIntBE(start, 3, 3);
  data.writeUInt16LE(width, 6);
  data.writeUInt16LE(height, 8);
  return data;
}

export function vp8l({ width = 3, height = 5, version = 0 } = {}): Buffer {
  const data = Buffer.alloc(8);
  data[0] = 0x2f;
  data.writeUInt32LE(((width - 1) | ((height - 1) << 14) | (version << 29)) >>> 0, 1);
  return data;
}

export function vp8x({ width = 3, height = 5, flags = 0 } = {}): Buffer {
  const data = Buffer.alloc(10);
  data[0] = flags;
  data.writeUIntLE(width - 1, 4, 3);
  data.writeUIntLE(height - 1, 7, 3);
  return data;
}

function segment(marker: number, data: Buffer): Buffer {
  const head = bytes(0xff, marker, 0, 0);
  head.writeUInt16BE(data.length + 2, 2);
  return Buffer.concat([head, data]);
}

interface Jpeg {
  width?: number;
  height?: number;
  hasFrame?: boolean;
  extra?: Buffer[];
}

export function jpegOf({ width = 7, height = 9, hasFrame = true, extra = [] }: Jpeg = {}): Buffer {
  const frame = bytes(8, 0, 0, 0, 0, 1, 1, 0x11, 0);
  frame.writeUInt16BE(height, 1);
  frame.writeUInt16BE(width, 3);
  return Buffer.concat([
    bytes(0xff, 0xd8),
    segment(0xe0, latin1('JFIF\0\x01\x01\0\0\x01\0\x01\0\0')),
    ...extra,
    segment(0xdb, Buffer.alloc(65, 1)),
    ...(hasFrame ? [segment(0xc0, frame)] : []),
    segment(0xc4, Buffer.alloc(20, 1)),
    segment(0xda, bytes(1, 1, 0, 0, 63, 0)),
    bytes(0x12, 0x34, 0x56, 0xff, 0xd9),
  ]);
}

export const jpegComment = (text: string) => segment(0xfe, latin1(text));
export const jpegExif = (text: string) => segment(0xe1, latin1(`Exif\0\0${text}`));
