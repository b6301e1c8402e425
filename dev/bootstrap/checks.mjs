import { existsSync, statfsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

const gigabyte = 1024 ** 3;

export function checkNode(version = process.versions.node) {
  if (Number(version.split('.')[0]) >= 20) return;
  throw new Error(`Node ${version} is too old: install Node 20 or newer (https://nodejs.org).`);
}

/** A first start downloads and builds about 3 GB; a later one needs room for its data only. */
export function checkDiskSpace(root) {
  const cache = resolve(root, process.env.WEMI_CACHE || '.cache');
  const data = resolve(root, process.env.WEMI_DATA || '.data');
  const isFirst = !existsSync(join(cache, 'keycloak')) || !existsSync(join(root, 'node_modules'));
  demand(cache, isFirst ? 4 : 1, 'WEMI_CACHE');
  demand(data, 1, 'WEMI_DATA');
}

function demand(folder, gigabytes, variable) {
  const { bavail, bsize } = statfsSync(nearestExisting(folder));
  if (bavail * bsize >= gigabytes * gigabyte) return;
  const free = ((bavail * bsize) / gigabyte).toFixed(1);
  throw new Error(
    `The disk of ${folder} has ${free} GB free and ${gigabytes} GB are needed: make room, or set ${variable} to a folder on another disk.`,
  );
}

function nearestExisting(folder) {
  return existsSync(folder) ? folder : nearestExisting(dirname(folder));
}
