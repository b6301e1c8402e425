import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign, verify } from 'node:crypto'; // prettier-ignore
import type { AnchoredEvent } from './tables/anchor.ts';

/** What an anchor says, before it is signed. */
export interface AnchorContent {
  comuneId: string;
  n: number;
  /** ISO instant. */
  at: string;
  events: AnchoredEvent[];
  prevDigest: string | null;
}

/** An anchor as it stands in the database and, one JSON line each, in the anchor file. */
export interface Anchor extends AnchorContent {
  digest: string;
  keyId: string;
  /** Ed25519 over the digest, in base64. */
  signature: string;
}

export interface SigningKey {
  privateKey: KeyObject;
  publicKey: KeyObject;
  keyId: string;
}

/** A new private key as `readSigningKey` takes it. */
export function makeSigningKey(): string {
  const { privateKey } = generateKeyPairSync('ed25519');
  return privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64');
}

/** @param base64 an Ed25519 private key: PKCS 8, DER, base64 */
export function readSigningKey(base64: string): SigningKey {
  const privateKey = createPrivateKey({ key: Buffer.from(base64, 'base64'), format: 'der', type: 'pkcs8' }); // prettier-ignore
  const publicKey = createPublicKey(privateKey);
  return { privateKey, publicKey, keyId: keyIdOf(publicKey) };
}

/** @param base64 an Ed25519 public key: SPKI, DER, base64 */
export function readPublicKey(base64: string): KeyObject {
  return createPublicKey({ key: Buffer.from(base64, 'base64'), format: 'der', type: 'spki' });
}

export function writePublicKey(key: KeyObject): string {
  return key.export({ format: 'der', type: 'spki' }).toString('base64');
}

/** A short name for a public key: the beginning of its SHA-256. */
export function keyIdOf(publicKey: KeyObject): string {
  const der = publicKey.export({ format: 'der', type: 'spki' });
  return createHash('sha256').update(der).digest('hex').slice(0, 16);
}

export function signText(text: string, { privateKey }: SigningKey): string {
  return sign(null, Buffer.from(text), privateKey).toString('base64');
}

export function isSignedBy(text: string, signature: string, publicKey: KeyObject): boolean {
  const bytes = Buffer.from(signature, 'base64');
  return (
    bytes.toString('base64') === signature && verify(null, Buffer.from(text), publicKey, bytes)
  );
}

export function sealAnchor(content: AnchorContent, key: SigningKey): Anchor {
  const digest = digestOf(content);
  return { ...content, digest, keyId: key.keyId, signature: signText(digest, key) };
}

/** SHA-256 over what the anchor says, the digest of the one before among it. */
export function digestOf({ comuneId, n, at, events, prevDigest }: AnchorContent): string {
  const said = JSON.stringify([comuneId, n, at, events, prevDigest]);
  return createHash('sha256').update(said).digest('hex');
}

/** The line of an anchor file, without its end. */
export function writeAnchorLine(anchor: Anchor): string {
  const { comuneId, n, at, events, prevDigest, digest, keyId, signature } = anchor;
  return JSON.stringify({ comuneId, n, at, events, prevDigest, digest, keyId, signature });
}
