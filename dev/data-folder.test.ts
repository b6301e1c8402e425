import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { markDataFolder, refuseStrangersFolder } from './data-folder.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(`${tmpdir()}/data-`);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the data folder', () => {
  it('may be removed when it is ours', () => {
    markDataFolder(folder);
    writeFileSync(`${folder}/temporal.db`, '');
    markDataFolder(folder);
    expect(() => refuseStrangersFolder(folder)).not.toThrow();
  });

  it('is neither used nor removed when it holds the files of another', () => {
    mkdirSync(`${folder}/Documents`);
    expect(() => markDataFolder(folder)).toThrow(`WEMI_DATA=${folder}`);
    expect(() => refuseStrangersFolder(folder)).toThrow('nothing was removed');
  });

  it('is made when it is missing', () => {
    markDataFolder(`${folder}/new`);
    expect(existsSync(`${folder}/new`)).toBe(true);
  });
});
