import { readFileSync, writeFileSync } from 'node:fs';

/** Does the work when what it depends on is not what it was the last time it succeeded. */
export async function whenChanged(path: string, state: string, work: () => Promise<unknown>) {
  if (readStamp(path) === state) return;
  await work();
  writeFileSync(path, state);
}

function readStamp(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
