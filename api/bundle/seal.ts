import { createHash } from 'node:crypto';
import { signText, type SigningKey, writePublicKey } from '../../db/anchor-seal.ts';
import { bytesOf, writeArchive } from './archive.ts';

export const MANIFEST = 'manifest.json';
export const SEAL = 'manifest.sig';
export const FORMAT = 'wemi-bundle 1';

/** What the bundle holds and of whom: what is signed. */
export interface Manifest {
  format: typeof FORMAT;
  comuneId: string;
  praticaId: string;
  number: string;
  /** ISO instant. */
  sealedAt: string;
  parts: { name: string; bytes: number; sha256: string }[];
}

/** Who signed the manifest. Its hash is said once more, to tell which of the two was touched. */
export interface Seal {
  keyId: string;
  /** SPKI, DER, base64. */
  publicKey: string;
  sha256: string;
  /** Ed25519 over the manifest's bytes, base64. */
  signature: string;
}

/** A file of a case that is not JSON. */
export interface CaseFile {
  name: string;
  content: Uint8Array;
}

/**
 * A whole case as one zip: its parts as JSON, its documents as they are, a manifest with the hash
 * of each, and its signature.
 */
export function sealBundle(
  { documentFiles = [], ...parts }: Record<string, unknown> & { documentFiles?: CaseFile[] },
  about: Pick<Manifest, 'comuneId' | 'praticaId' | 'number' | 'sealedAt'>,
  key: SigningKey,
): Uint8Array {
  const rows = Object.entries(parts).map(([name, part]) => ({
    name: `${name}.json`,
    content: bytesOf(pretty(part)),
  }));
  const files = [...rows, ...documentFiles];
  const manifest: Manifest = {
    format: FORMAT,
    ...about,
    parts: files.map(({ name, content }) => ({ name, bytes: content.length, sha256: sha256(content) })), // prettier-ignore
  };
  const text = pretty(manifest);
  const seal: Seal = {
    keyId: key.keyId,
    publicKey: writePublicKey(key.publicKey),
    sha256: sha256(bytesOf(text)),
    signature: signText(text, key),
  };
  // First, so that they can be read however much of what follows is broken.
  const signed = [
    { name: SEAL, content: bytesOf(pretty(seal)) },
    { name: MANIFEST, content: bytesOf(text) },
  ];
  return writeArchive([...signed, ...files]);
}

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

export function pretty(value: unknown): string {
  return `${JSON.stringify(value ?? null, null, 2)}\n`;
}
