import { strToU8, zipSync } from 'fflate';

/** One file of an archive, and the bytes that are about it. */
export interface Entry {
  name: string;
  content: Uint8Array;
  start: number;
  end: number;
}

/**
 * A zip without compression or dates: the same files give the same bytes, so that a byte that was
 * touched shows wherever it lies.
 */
export function writeArchive(files: readonly { name: string; content: Uint8Array }[]): Uint8Array {
  const named = Object.fromEntries(files.map(({ name, content }) => [name, content]));
  // Local time, which is what a zip holds: read as the same hour everywhere.
  return zipSync(named, { level: 0, mtime: '2000-01-01T12:00:00' });
}

const LOCAL_HEADER = 0x04034b50;
const LOCAL_HEADER_BYTES = 30;

/** The files of such an archive, up to where it can be read: nothing in it is believed unchecked. */
export function readArchive(bytes: Uint8Array): Entry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries: Entry[] = [];
  let start = 0;
  while (start + LOCAL_HEADER_BYTES <= bytes.length) {
    if (view.getUint32(start, true) !== LOCAL_HEADER) break;
    const nameAt = start + LOCAL_HEADER_BYTES;
    const contentAt = nameAt + view.getUint16(start + 26, true) + view.getUint16(start + 28, true);
    const end = contentAt + view.getUint32(start + 18, true);
    if (end > bytes.length) break;
    const name = new TextDecoder().decode(bytes.subarray(nameAt, nameAt + view.getUint16(start + 26, true))); // prettier-ignore
    entries.push({ name, content: bytes.subarray(contentAt, end), start, end });
    start = end;
  }
  return entries;
}

export const bytesOf = strToU8;
