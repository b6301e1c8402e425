/** The first version, such as 1.29.1, that follows these words in a text. */
export function versionIn(text: string, words: string): string | undefined {
  const from = text.indexOf(words);
  return from < 0 ? undefined : /^\s*(\d+(?:\.\d+)*)/.exec(text.slice(from + words.length))?.[1];
}

/** Compares number by number; no version at all is older than any. */
export function isAtLeast(version: string | undefined, oldest: string): boolean {
  if (version === undefined) return false;
  return version.localeCompare(oldest, 'en', { numeric: true }) >= 0;
}
