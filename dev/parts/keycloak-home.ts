import { cpSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { installTheme } from '../../identity/install-theme.ts';

/**
 * A Keycloak home of this data folder: the programs are links into the shared installation, the
 * theme, the realm to import and the temporary files are its own, so that two stacks never meet.
 */
export async function layOutKeycloakHome(shared: string, home: string, realm: string) {
  mkdirSync(`${home}/data/import`, { recursive: true });
  for (const part of ['lib', 'conf', 'providers']) {
    rmSync(`${home}/${part}`, { force: true });
    symlinkSync(`${shared}/${part}`, `${home}/${part}`);
  }
  // kc.sh takes the folder it really lies in for its home: a link would lead back to the shared one.
  cpSync(`${shared}/bin/kc.sh`, `${home}/bin/kc.sh`);
  rmSync(`${home}/themes`, { recursive: true, force: true });
  await installTheme(`${home}/themes`);
  writeFileSync(`${home}/data/import/wemi-realm.json`, realm);
}
