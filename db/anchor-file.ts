import { open, stat } from 'node:fs/promises';
import { type Anchor, writeAnchorLine } from './anchor-seal.ts';

/** Where an anchor stands in its chain. */
export type AnchorPlace = Pick<Anchor, 'n' | 'digest'>;

export interface AnchorFile {
  /** The newest anchor of a comune that the file holds, whoever wrote it. */
  lastOf(comuneId: string): Promise<AnchorPlace | undefined>;
  /** On the disk when it resolves. */
  append(anchors: readonly Anchor[]): Promise<void>;
}

/** The file outside the database to which every anchor goes; nothing in it is ever changed. */
export function openAnchorFile(path: string): AnchorFile {
  const last = new Map<string, AnchorPlace>();
  let readTo = 0;
  return {
    async lastOf(comuneId) {
      for await (const { text, end } of readLines(path, { from: readTo })) {
        const anchor = parseAnchorLine(text);
        if (anchor) last.set(anchor.comuneId, { n: anchor.n, digest: anchor.digest });
        readTo = end;
      }
      return last.get(comuneId);
    },
    async append(anchors) {
      if (anchors.length === 0) return;
      const isTorn = await endsTorn(path);
      const handle = await open(path, 'a', 0o600);
      try {
        const lines = anchors.map((anchor) => `${writeAnchorLine(anchor)}\n`);
        await handle.appendFile(`${isTorn ? '\n' : ''}${lines.join('')}`);
        await handle.sync();
      } finally {
        await handle.close();
      }
    },
  };
}

export interface AnchorLine {
  text: string;
  /** Where the next line begins. */
  end: number;
}

/** The whole lines of a file, empty ones left out; none when there is no file. */
export async function* readLines(
  path: string,
  { from = 0, upTo = Infinity }: { from?: number; upTo?: number } = {},
): AsyncGenerator<AnchorLine> {
  if (!(await sizeOf(path))) return;
  const handle = await open(path, 'r');
  try {
    let rest = Buffer.alloc(0);
    let end = from;
    const stream = handle.createReadStream({ start: from, autoClose: false });
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      rest = Buffer.concat([rest, chunk]);
      for (let at = rest.indexOf(10); at >= 0; at = rest.indexOf(10)) {
        end += at + 1;
        if (end > upTo) return;
        const text = rest.toString('utf8', 0, at);
        rest = rest.subarray(at + 1);
        if (text) yield { text, end };
      }
    }
  } finally {
    await handle.close();
  }
}

/** @returns undefined when the line is no anchor: torn by a crash, or not ours */
export function parseAnchorLine(text: string): Anchor | undefined {
  try {
    const anchor = JSON.parse(text) as Anchor;
    return writeAnchorLine(anchor) === text ? anchor : undefined;
  } catch {
    return undefined;
  }
}

/** 0 when there is no file. */
export async function sizeOf(path: string): Promise<number> {
  return stat(path).then(
    ({ size }) => size,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return 0;
      throw error;
    },
  );
}

/** A process that died while it wrote leaves a line without an end. */
async function endsTorn(path: string): Promise<boolean> {
  const size = await sizeOf(path);
  if (size === 0) return false;
  const handle = await open(path, 'r');
  try {
    const { buffer } = await handle.read(Buffer.alloc(1), 0, 1, size - 1);
    return buffer[0] !== 10;
  } finally {
    await handle.close();
  }
}
