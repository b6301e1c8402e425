import { readFileSync } from 'node:fs';

/** The last lines of a log, for the sentence that says why something ended. */
export function tailOf(path: string, lines = 12): string {
  try {
    const all = readFileSync(path, 'utf8').trimEnd().split('\n');
    return all
      .slice(-lines)
      .map((line) => `  ${line}`)
      .join('\n');
  } catch {
    return '  (no log)';
  }
}
