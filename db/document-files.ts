import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * The files of documents: a folder for each comune, in it each document under a generated name.
 * Nobody names a file but us, so no name can lead out of the folder.
 */
export interface DocumentFiles {
  /** Whole or not at all: a crash leaves no half document under a name that is read. */
  keep(file: FileName, content: Buffer): Promise<void>;
  read(file: FileName): Promise<Buffer>;
  /** Also when it is gone already. */
  drop(file: FileName): Promise<void>;
  /** Names of a comune's files that were last written before an instant. */
  listBefore(comuneId: string, before: string): Promise<string[]>;
}

export interface FileName {
  comuneId: string;
  /** A uuid. */
  storedAs: string;
}

const UUID = /^[0-9a-f-]{36}$/;
const COMUNE = /^[a-z0-9-]+$/;

export function openDocumentFiles(folder: string): DocumentFiles {
  const pathOf = ({ comuneId, storedAs }: FileName) => {
    if (!UUID.test(storedAs)) throw new Error('a document is named by a uuid');
    return join(folderOf(comuneId), storedAs);
  };
  const folderOf = (comuneId: string) => {
    if (!COMUNE.test(comuneId)) throw new Error('no such comune');
    return join(folder, comuneId);
  };
  return {
    async keep(file, content) {
      const path = pathOf(file);
      await mkdir(folderOf(file.comuneId), { recursive: true, mode: 0o700 });
      await writeFile(`${path}.part`, content, { mode: 0o600, flush: true });
      await rename(`${path}.part`, path);
    },
    read: (file) => readFile(pathOf(file)),
    drop: (file) => rm(pathOf(file), { force: true }),
    async listBefore(comuneId, before) {
      const path = folderOf(comuneId);
      const names = await readdir(path).catch(() => []);
      const old = [];
      for (const name of names.filter((each) => UUID.test(each))) {
        const written = await stat(join(path, name)).catch(() => undefined);
        if (written && written.mtime.toISOString() < before) old.push(name);
      }
      return old;
    },
  };
}
