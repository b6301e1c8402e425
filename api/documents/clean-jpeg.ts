/** Drawing needs these and they say nothing of a person: JFIF, colour profile, Adobe's colours. */
const KEPT = [0xe0, 0xe2, 0xee];
const [EOI, SOS, APP1, APP2, COM] = [0xd9, 0xda, 0xe1, 0xe2, 0xfe];

/**
 * A JPEG without what cameras write beside the picture: place, time, device, comments, and whatever
 * follows its end. How the camera was held is kept, or the picture would lie on its side.
 * @returns undefined when it is no whole JPEG
 */
export function cleanJpeg(content: Buffer): Buffer | undefined {
  const kept: Buffer[] = [content.subarray(0, 2)];
  let orientation = 1;
  let hasFrame = false;
  for (let at = 2; at + 4 <= content.length;) {
    if (content[at] !== 0xff) return undefined;
    const marker = content[at + 1]!;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === EOI) return finish(kept, { orientation, hasFrame });
    const end = at + 2 + content.readUInt16BE(at + 2);
    if (end > content.length || end < at + 4) return undefined;
    const segment = content.subarray(at, end);
    if (marker === APP1) orientation = readOrientation(segment) ?? orientation;
    if (isKept(marker, segment)) kept.push(segment);
    hasFrame ||= isFrame(marker, segment);
    at = end;
    if (marker !== SOS) continue;
    const next = endOfScan(content, at);
    if (next === undefined) return undefined;
    kept.push(content.subarray(at, next));
    at = next;
    if (content[at + 1] === EOI) return finish(kept, { orientation, hasFrame });
  }
  return undefined;
}

function finish(
  [start, ...rest]: Buffer[],
  { orientation, hasFrame }: { orientation: number; hasFrame: boolean },
): Buffer | undefined {
  if (!hasFrame || rest.length < 3) return undefined;
  const turned = orientation > 1 ? [orientationSegment(orientation)] : [];
  return Buffer.concat([start!, ...turned, ...rest, Buffer.from([0xff, EOI])]);
}

function isKept(marker: number, segment: Buffer): boolean {
  if (marker === APP2) return segment.toString('latin1', 4, 16) === 'ICC_PROFILE\0';
  const isApplication = marker >= 0xe0 && marker <= 0xef;
  return isApplication ? KEPT.includes(marker) : marker !== COM;
}

/** A start of frame with a picture in it; C4, C8 and CC are other things. */
function isFrame(marker: number, segment: Buffer): boolean {
  if (marker < 0xc0 || marker > 0xcf || [0xc4, 0xc8, 0xcc].includes(marker)) return false;
  return segment.length >= 11 && segment.readUInt16BE(5) > 0 && segment.readUInt16BE(7) > 0;
}

/** Where the next marker stands that is neither a stuffed byte nor a restart. */
function endOfScan(content: Buffer, from: number): number | undefined {
  for (let at = content.indexOf(0xff, from); at >= 0; at = content.indexOf(0xff, at + 1)) {
    const next = content[at + 1];
    if (next === undefined) return undefined;
    const isData = next === 0 || next === 0xff || (next >= 0xd0 && next <= 0xd7);
    if (!isData) return at;
  }
  return undefined;
}

const EXIF = 'Exif\0\0';
const ORIENTATION = 0x0112;

/** The one thing kept of EXIF: its first directory is searched, and nothing else is believed. */
function readOrientation(segment: Buffer): number | undefined {
  if (segment.toString('latin1', 4, 10) !== EXIF || segment.length < 24) return undefined;
  const tiff = segment.subarray(10);
  const order = tiff.toString('latin1', 0, 2);
  if (order !== 'II' && order !== 'MM') return undefined;
  const read16 = (at: number) => (order === 'II' ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const start = order === 'II' ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  if (start + 2 > tiff.length) return undefined;
  const entries = read16(start);
  for (let n = 0; n < entries; n += 1) {
    const at = start + 2 + n * 12;
    if (at + 12 > tiff.length) return undefined;
    const value = read16(at + 8);
    if (read16(at) === ORIENTATION) return value >= 1 && value <= 8 ? value : undefined;
  }
  return undefined;
}

/** EXIF that says how the camera was held, and nothing else. */
function orientationSegment(orientation: number): Buffer {
  const tiff = Buffer.alloc(26);
  tiff.write('MM\0*', 0, 'latin1');
  tiff.writeUInt32BE(8, 4);
  tiff.writeUInt16BE(1, 8);
  tiff.writeUInt16BE(ORIENTATION, 10);
  tiff.writeUInt16BE(3, 12);
  tiff.writeUInt32BE(1, 14);
  tiff.writeUInt16BE(orientation, 18);
  const head = Buffer.alloc(4);
  head.writeUInt16BE(0xff00 + APP1, 0);
  head.writeUInt16BE(2 + EXIF.length + tiff.length, 2);
  return Buffer.concat([head, Buffer.from(EXIF, 'latin1'), tiff]);
}
