import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { makeSigningKey } from '../db/anchor-seal.ts';

/** Where a stack of ours keeps what it anchors, and the key it signs with. */
export function anchorPaths(dataDir: string): { key: string; file: string } {
  return { key: `${dataDir}/anchor-key`, file: `${dataDir}/anchors.jsonl` };
}

/** What API and worker of that stack need to anchor and to sign. */
export function anchorEnvironment(dataDir: string): Record<'ANCHOR_KEY' | 'ANCHOR_FILE', string> {
  return { ANCHOR_KEY: anchorKeyOf(dataDir), ANCHOR_FILE: anchorPaths(dataDir).file };
}

/** The signing key of the stack in `dataDir`, made when there is none: PKCS 8, DER, base64. */
export function anchorKeyOf(dataDir: string): string {
  const path = anchorPaths(dataDir).key;
  if (existsSync(path)) return readFileSync(path, 'utf8').trim();
  const key = makeSigningKey();
  mkdirSync(dataDir, { recursive: true });
  writeFileSync(path, `${key}\n`, { mode: 0o600 });
  return key;
}
