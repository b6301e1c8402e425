/** Drawing needs these; where, when and with what it was taken, animations and the unknown go. */
const KEPT = new Set(['VP8X', 'ICCP', 'ALPH', 'VP8 ', 'VP8L']);
/** In the flags of VP8X. */
const [ANIMATION, METADATA] = [0x02, 0x0c];
const [HEAD_BYTES, CHUNK_BYTES] = [12, 8];

/**
 * A still WebP with the chunks that draw it (RFC 9649).
 * @returns undefined when it is no whole WebP, when it moves, or when something follows its end
 */
export function cleanWebp(
  content: Buffer,
): { content: Buffer; width: number; height: number } | undefined {
  if (content.length < HEAD_BYTES + CHUNK_BYTES) return undefined;
  if (content.readUInt32LE(4) + CHUNK_BYTES !== content.length) return undefined;
  const chunks: { name: string; data: Buffer }[] = [];
  for (let at = HEAD_BYTES; at < content.length;) {
    if (at + CHUNK_BYTES > content.length) return undefined;
    const size = content.readUInt32LE(at + 4);
    const end = at + CHUNK_BYTES + size;
    if (end > content.length) return undefined;
    chunks.push({ name: content.toString('latin1', at, at + 4), data: content.subarray(at + CHUNK_BYTES, end) }); // prettier-ignore
    at = end + (size % 2);
  }
  const [first, ...others] = chunks;
  const frames = chunks.filter(({ name }) => name === 'VP8 ' || name === 'VP8L');
  if (frames.length !== 1 || chunks.some(({ name }) => name === 'ANIM' || name === 'ANMF')) return undefined; // prettier-ignore
  if (others.some(({ name }) => name === 'VP8X')) return undefined;
  const size = sizeOf(frames[0]!);
  if (!size || (first!.name === 'VP8X' && !isCanvas(first!.data, size))) return undefined;
  const kept = chunks.filter(({ name }) => KEPT.has(name));
  return { ...size, content: written(kept.map(({ name, data }) => ({ name, data: name === 'VP8X' ? withoutMetadata(data) : data }))) }; // prettier-ignore
}

interface Size {
  width: number;
  height: number;
}

/** Of a key frame, or of a picture without loss: nothing else stands alone. */
function sizeOf({ name, data }: { name: string; data: Buffer }): Size | undefined {
  if (name === 'VP8 ') {
    const isKeyFrame = data.length > 10 && (data[0]! & 1) === 0;
    if (!isKeyFrame || data.readUIntBE(3, 3) !== 0x9d012a) return undefined;
    return { width: data.readUInt16LE(6) & 0x3fff, height: data.readUInt16LE(8) & 0x3fff };
  }
  if (data.length < 6 || data[0] !== 0x2f) return undefined;
  const bits = data.readUInt32LE(1);
  if (bits >>> 29 !== 0) return undefined;
  return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
}

function isCanvas(data: Buffer, { width, height }: Size): boolean {
  if (data.length !== 10 || (data[0]! & ANIMATION) !== 0) return false;
  return data.readUIntLE(4, 3) + 1 === width && data.readUIntLE(7, 3) + 1 === height;
}

function withoutMetadata(data: Buffer): Buffer {
  const clean = Buffer.from(data);
  clean[0]! &= ~METADATA;
  return clean;
}

function written(chunks: { name: string; data: Buffer }[]): Buffer {
  const parts = chunks.map(({ name, data }) => {
    const head = Buffer.alloc(CHUNK_BYTES);
    head.write(name, 0, 'latin1');
    head.writeUInt32LE(data.length, 4);
    return Buffer.concat([head, data, Buffer.alloc(data.length % 2)]);
  });
  const body = Buffer.concat([Buffer.from('WEBP', 'latin1'), ...parts]);
  const head = Buffer.alloc(8);
  head.write('RIFF', 0, 'latin1');
  head.writeUInt32LE(body.length, 4);
  return Buffer.concat([head, body]);
}
