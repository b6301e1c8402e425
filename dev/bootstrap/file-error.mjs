/** What went wrong with a file, in a sentence for who can put it right; undefined for all else. */
export function explainFileError({ code, path }) {
  const where = path ?? 'a file';
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return `The disk is full (${where}): make room, or move WEMI_CACHE, WEMI_DATA or TMPDIR to another one.`;
  }
  if (code === 'EACCES' || code === 'EPERM') {
    return `You may not use ${where}: it may be left from a start as another user. Give it back with chown, or set WEMI_CACHE and WEMI_DATA to folders of yours.`;
  }
  if (code === 'EROFS') {
    return `${where} is on a disk that cannot be written: set WEMI_CACHE and WEMI_DATA to other folders.`;
  }
  return undefined;
}
