import { createHash } from 'node:crypto';

const WEMI_NAMESPACE = Buffer.from('0f6c1f1e5d1c4c0e9b2a7a3b5e0d9c84', 'hex');

/** UUID version 5 (RFC 9562) of a name: the same name gives the same id in every process. */
export function nameUuid(...name: string[]): string {
  const hash = createHash('sha1').update(WEMI_NAMESPACE).update(name.join('\n')).digest();
  hash[6] = (hash[6]! & 0x0f) | 0x50;
  hash[8] = (hash[8]! & 0x3f) | 0x80;
  const hex = hash.toString('hex', 0, 16);
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
