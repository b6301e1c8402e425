import type { KeyObject } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readPublicKey, readSigningKey } from '../../db/anchor-seal.ts';
import { anchorPaths } from '../anchor-key.ts';
import { databaseUrls, wemiDatabase } from '../parts/databases.ts';
import { dataDir, readPorts } from '../settings.ts';
import { UserError } from '../user-error.ts';

/** The database that the environment names, else the one of `npm start`. */
export function databaseUrl(): string {
  const { DATABASE_URL: given, WEMI_DATABASE_ADMIN_URL: adminUrl } = process.env;
  const ours = `postgres://postgres@127.0.0.1:${readPorts(process.env).postgres}/postgres`;
  return given || databaseUrls(adminUrl || ours, wemiDatabase).appUrl;
}

/** The anchor file that is named, else the one of `npm start`; undefined when there is none. */
export function anchorFile(named: string | undefined): string | undefined {
  const given = named ?? process.env.ANCHOR_FILE;
  if (given && !existsSync(given)) throw new UserError(`There is no anchor file ${given}.`);
  const { file } = anchorPaths(dataDir());
  return given || (existsSync(file) ? file : undefined);
}

/** Where the documents lie: as the environment names it, else as `npm start` has it. */
export function documentsFolder(): string {
  return process.env.DOCUMENTS_FOLDER || join(dataDir(), 'documents');
}

/**
 * The public keys that signatures must be of: those that are named, several with commas between,
 * else the one that fits the private key at hand. Empty when there is neither.
 */
export function trustedKeys(named: string | undefined): KeyObject[] {
  const given = named ?? process.env.ANCHOR_PUBLIC_KEY;
  if (!given) return [signingKey()?.publicKey].filter((key) => key !== undefined);
  try {
    return given.split(',').map((key) => readPublicKey(key.trim()));
  } catch {
    throw new UserError('--key is no Ed25519 public key: DER in base64 is wanted, as docs/verify-history.md says.'); // prettier-ignore
  }
}

export function signingKey() {
  const path = anchorPaths(dataDir()).key;
  const key = process.env.ANCHOR_KEY || (existsSync(path) ? readFileSync(path, 'utf8') : undefined);
  return key ? readSigningKey(key) : undefined;
}
