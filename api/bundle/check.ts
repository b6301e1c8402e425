import type { KeyObject } from 'node:crypto';
import { isSignedBy, keyIdOf, writePublicKey } from '../../db/anchor-seal.ts';
import { checkChain, checkEnd, type StoredEvent } from '../../db/check-chain.ts';
import { readArchive, writeArchive, type Entry } from './archive.ts';
import { FORMAT, type Manifest, MANIFEST, pretty, SEAL, type Seal, sha256 } from './seal.ts';

/** What is wrong with one part, in words. */
export interface Fault {
  part: string;
  says: string;
}

export interface CheckedBundle {
  /** Undefined when it cannot be read. */
  manifest: Manifest | undefined;
  /** Empty when the bundle is what was sealed by one of the keys, byte for byte. */
  faults: Fault[];
}

/** Checks a sealed bundle by itself: no database, no network. The first fault is the one to name. */
export function checkBundle(bytes: Uint8Array, keys: readonly KeyObject[]): CheckedBundle {
  const entries = readArchive(bytes);
  const files = new Map(entries.map((entry) => [entry.name, entry.content]));
  const manifest = readJson<Manifest>(files.get(MANIFEST));
  const fault = sealFault(files, keys);
  if (fault) return { manifest, faults: [fault] };
  if (manifest?.format !== FORMAT) {
    return { manifest, faults: [{ part: MANIFEST, says: `is not of the format «${FORMAT}»` }] };
  }
  const faults = partFaults(entries, manifest);
  return { manifest, faults: faults.length > 0 ? faults : restFaults(bytes, entries) };
}

function sealFault(files: Map<string, Uint8Array>, keys: readonly KeyObject[]): Fault | undefined {
  const [manifest, sealed] = [files.get(MANIFEST), files.get(SEAL)];
  if (!sealed) return { part: SEAL, says: 'is missing' };
  const seal = readJson<Seal>(sealed);
  if (!seal || pretty(seal) !== textOf(sealed)) return { part: SEAL, says: 'is not what was written' }; // prettier-ignore
  if (!manifest) return { part: MANIFEST, says: 'is missing' };
  const key = keys.find((each) => writePublicKey(each) === seal.publicKey);
  const isManifest = seal.sha256 === sha256(manifest);
  const signer = keys.find((each) => isSignedBy(textOf(manifest), String(seal.signature), each));
  if (!signer && !isManifest) return { part: MANIFEST, says: 'is not what was signed' };
  if (!signer && key) return { part: SEAL, says: 'holds a wrong signature' };
  if (!signer) return { part: SEAL, says: `is of a key that is not known here: ${seal.keyId}` };
  const isWhole = isManifest && key === signer && seal.keyId === keyIdOf(signer);
  return isWhole ? undefined : { part: SEAL, says: 'is not what was written' };
}

/** In the order of the archive: what is broken first makes the rest unreadable. */
function partFaults(entries: readonly Entry[], manifest: Manifest): Fault[] {
  const files = new Map(entries.map(({ name, content }) => [name, content]));
  const broken = manifest.parts.flatMap(({ name, bytes, sha256: written }): Fault[] => {
    const content = files.get(name);
    if (!content) return [{ part: name, says: 'is missing' }];
    const fits = content.length === bytes && sha256(content) === written;
    return fits ? [] : [{ part: name, says: 'is not what was sealed' }];
  });
  const expected = [SEAL, MANIFEST, ...manifest.parts.map(({ name }) => name)];
  const more = entries.filter(({ name }, at) => !expected.includes(name) || name !== expected[at]);
  const added = more.map(({ name }) => ({ part: name, says: 'was not sealed there' }));
  return broken.length > 0 ? broken : added;
}

/** Every byte about the parts, and the history they tell. */
function restFaults(bytes: Uint8Array, entries: readonly Entry[]): Fault[] {
  const sealed = writeArchive(entries);
  const at = sealed.findIndex((byte, index) => byte !== bytes[index]);
  if (at >= 0 || sealed.length !== bytes.length) {
    const entry = entries.find(({ start, end }) => at >= start && at < end);
    return [{ part: entry?.name ?? 'the directory of the archive', says: 'has a changed frame' }];
  }
  const files = new Map(entries.map(({ name, content }) => [name, content]));
  const events = readJson<StoredEvent[]>(files.get('events.json')) ?? [];
  const pratica = readJson<{ version: number; state: string }>(files.get('pratica.json'));
  const place = checkChain(events) ?? (pratica && checkEnd(events.at(-1), pratica));
  if (!place) return [];
  return [{ part: 'events.json', says: `was sealed with a broken history: event ${place.seq} is ${place.misfit}` }]; // prettier-ignore
}

function readJson<T>(content: Uint8Array | undefined): T | undefined {
  try {
    return content && (JSON.parse(textOf(content)) as T);
  } catch {
    return undefined;
  }
}

/** Bytes that are no text come out as others, and fit nothing. */
function textOf(content: Uint8Array): string {
  return Buffer.from(content).toString('utf8');
}
