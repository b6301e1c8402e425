import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { checkBundle } from '../../api/bundle/check.ts';
import { readCaseFiles } from '../../api/bundle/case-files.ts';
import { sealBundle } from '../../api/bundle/seal.ts';
import { asSystem } from '../../db/connect.ts';
import { readCase } from '../../db/case.ts';
import { readCaseMessages } from '../../db/case-messages.ts';
import { UserError } from '../user-error.ts';
import { findPratica, withSnapshots } from './history.ts';
import { documentsFolder, signingKey, trustedKeys } from './sources.ts';

interface Wanted {
  pratica: string;
  comune?: string | undefined;
  file: string;
}

/** Writes the sealed bundle of one pratica, the same that auditors download. */
export async function exportBundle({ pratica: asked, comune, file }: Wanted): Promise<void> {
  const key = signingKey();
  if (!key) throw new UserError('There is no key to seal with: set ANCHOR_KEY.');
  if (existsSync(file)) throw new UserError(`${file} is there already: nothing was written.`);
  await withSnapshots(async (db) => {
    const { comuneId, pratica } = await findPratica(db, asked, comune);
    const parts = await asSystem(db, comuneId, async (trx) => ({
      ...(await readCase(trx, { praticaId: pratica.id }))!,
      ...(await readCaseMessages(trx, { praticaId: pratica.id })),
    }));
    const about = { comuneId, praticaId: pratica.id, number: pratica.number, sealedAt: new Date().toISOString() }; // prettier-ignore
    const documentFiles = await readCaseFiles(documentsFolder(), parts, 'it');
    writeFileSync(file, sealBundle({ ...parts, documentFiles }, about, key), {
      mode: 0o600,
      flag: 'wx',
    });
    console.log(`${file}: pratica ${pratica.number}, sealed with key ${key.keyId}`);
  });
}

/** @returns whether the bundle is what was sealed, byte for byte; says what is not */
export function verifyBundle({ file, key }: { file: string; key?: string }): boolean {
  if (!existsSync(file)) throw new UserError(`There is no file ${file}.`);
  const keys = trustedKeys(key);
  if (keys.length === 0) throw new UserError('Say whose seal it must be: --key with the public key of the comune.'); // prettier-ignore
  const { manifest, faults } = checkBundle(readFileSync(file), keys);
  for (const { part, says } of faults) console.log(`${file}: ${part} ${says}`);
  const name = manifest ? `pratica ${manifest.number} of ${manifest.comuneId}, sealed ${manifest.sealedAt}` : 'unreadable'; // prettier-ignore
  console.log(`${file}: ${name}: ${faults.length > 0 ? 'THE BUNDLE DOES NOT HOLD' : 'all holds'}`);
  return faults.length === 0;
}
