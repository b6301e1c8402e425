import type { Logger } from 'pino';
import { openAnchorFile, type AnchorFile } from '../../db/anchor-file.ts';
import { readSigningKey, type SigningKey } from '../../db/anchor-seal.ts';
import { addAnchor, findLastAnchor, listAnchors, lockAnchors } from '../../db/anchors.ts';
import { asSystem, type Db, type Trx } from '../../db/connect.ts';
import { listComuni } from '../../db/payments.ts';
import { repeat } from './repeat.ts';

const ANCHOR_EVERY_MS = 60_000;

export interface AnchoringSettings {
  db: Db;
  log: Logger;
  /** Ed25519 private key: PKCS 8, DER, base64. */
  key: string;
  /** Path of the anchor file. */
  file: string;
}

/** Anchors what happened, minute by minute: see docs/adr/0009-a-history-that-proves-itself.md. */
export function startAnchoring({ db, log, key, file }: AnchoringSettings) {
  const work = anchoring({ db, key: readSigningKey(key), file: openAnchorFile(file) });
  return repeat({ name: 'anchoring', everyMs: ANCHOR_EVERY_MS, log, work });
}

/**
 * @returns a turn: it anchors for each comune what is new, and says whether there is more; it fails
 * with the first trouble of any, once it has been to all
 */
export function anchoring({ db, key, file }: { db: Db; key: SigningKey; file: AnchorFile }) {
  const doneTo = new Map<string, number>();
  const anchorOne = async (comuneId: string): Promise<boolean> => {
    const turn = await asSystem(db, comuneId, async (trx) => {
      await bringFileUp(trx, file, comuneId);
      const at = new Date().toISOString();
      return addAnchor(trx, { comuneId, key, at, doneTo: doneTo.get(comuneId) ?? 0 });
    });
    // After the commit, so that the file never tells of an anchor that was not to be.
    await asSystem(db, comuneId, (trx) => bringFileUp(trx, file, comuneId));
    doneTo.set(comuneId, turn.doneTo);
    return turn.isMore;
  };
  return async (): Promise<boolean> => {
    const troubles: unknown[] = [];
    let isMore = false;
    for (const comuneId of await listComuni(db)) {
      const hasMore = await anchorOne(comuneId).catch((error: unknown) => {
        troubles.push(error);
        return false;
      });
      isMore ||= hasMore;
    }
    if (troubles.length > 0) throw troubles[0];
    return isMore;
  };
}

/**
 * Writes to the file every anchor that it lacks, also those of a process that died in between.
 * @throws when the file knows what the database does not: nothing is added to a history that was cut
 */
async function bringFileUp(trx: Trx, file: AnchorFile, comuneId: string): Promise<void> {
  await lockAnchors(trx);
  const inFile = await file.lastOf(comuneId);
  const last = await findLastAnchor(trx);
  const [n, from] = [last?.n ?? 0, inFile?.n ?? 0];
  if (from > n || (from === n && inFile?.digest !== last?.digest)) {
    throw new Error(
      `the anchor file does not fit the anchors of ${comuneId}: run npm run verify -- --all`,
    );
  }
  for (let afterN = from; afterN < n;) {
    const anchors = await listAnchors(trx, { afterN });
    await file.append(anchors);
    afterN = anchors.at(-1)!.n;
  }
}
