import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { root } from './settings.ts';
import { UserError } from './user-error.ts';

const markName = 'wemi-data.txt';
const words =
  'The data of a WeMi stack. npm run reset removes this folder with all that is in it.\n';

/** Takes a folder that is new, empty or ours for data: what is in it may be removed one day. */
export function markDataFolder(folder: string): void {
  if (!isOurs(folder) && existsSync(folder) && readdirSync(folder).length > 0) {
    throw new UserError(
      `WEMI_DATA=${folder} holds files that are not WeMi's: name a folder that is empty or new.`,
    );
  }
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}/${markName}`, words);
}

export function refuseStrangersFolder(folder: string): void {
  if (isOurs(folder)) return;
  throw new UserError(
    `WEMI_DATA=${folder} was not made by npm start (it holds no ${markName}): nothing was removed.`,
  );
}

/** Data from before the mark are known by the cluster in them. */
function isOurs(folder: string): boolean {
  if (folder === `${root}/.data`) return true;
  return [markName, 'postgres/cluster'].some((name) => existsSync(`${folder}/${name}`));
}
