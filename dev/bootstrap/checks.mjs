import { accessSync, constants, existsSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

const gigabyte = 1024 ** 3;

export function checkNode(version = process.versions.node) {
  if (Number(version.split('.')[0]) >= 20) return;
  throw new Error(`Node ${version} is too old: install Node 20 or newer (https://nodejs.org).`);
}

/** A first start downloads and builds about 3 GB; a later one needs room for its data only. */
export function checkFolders(root, command) {
  const cache = resolve(root, process.env.WEMI_CACHE || '.cache');
  const data = resolve(root, process.env.WEMI_DATA || '.data');
  const hasPackages = existsSync(join(root, 'node_modules'));
  demandAccess(cache, 'set WEMI_CACHE to a folder of yours');
  demandSpace(cache, existsSync(join(cache, 'keycloak')) && hasPackages ? 1 : 4, 'WEMI_CACHE');
  if (!hasPackages) demandAccess(root, 'clone into a folder of yours');
  if (command === 'start') {
    demandAccess(data, 'set WEMI_DATA to a folder of yours');
    demandSpace(data, 1, 'WEMI_DATA');
  }
  if (command === 'test' || command === 'bench') demandSpace(tmpdir(), 2, 'TMPDIR');
}

function demandSpace(folder, gigabytes, variable) {
  const { bavail, bsize } = statfsSync(nearestExisting(folder));
  if (bavail * bsize >= gigabytes * gigabyte) return;
  const free = ((bavail * bsize) / gigabyte).toFixed(1);
  throw new Error(
    `The disk of ${folder} has ${free} GB free and ${gigabytes} GB are needed: make room, or set ${variable} to a folder on another disk.`,
  );
}

function demandAccess(folder, remedy) {
  const place = nearestExisting(folder);
  try {
    accessSync(place, constants.W_OK | constants.X_OK);
  } catch {
    throw new Error(
      `${place} belongs to another user: give it back (chown -R $(id -un) ${place}), or ${remedy}.`,
    );
  }
}

function nearestExisting(folder) {
  return existsSync(folder) ? folder : nearestExisting(dirname(folder));
}
