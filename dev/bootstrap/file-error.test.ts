import { describe, expect, it, test } from '@jest/globals';
import { explainFileError } from './file-error.mjs';

describe('the trouble with a file', () => {
  test.each([
    ['ENOSPC', 'The disk is full (/data/x)'],
    ['EACCES', 'You may not use /data/x'],
    ['EPERM', 'You may not use /data/x'],
    ['EROFS', '/data/x is on a disk that cannot be written'],
  ])('%s is told in a sentence with a remedy', (code, sentence) => {
    expect(explainFileError({ code, path: '/data/x' })).toContain(sentence);
    expect(explainFileError({ code, path: '/data/x' })).toContain('WEMI_CACHE');
  });

  it('is not taken for another error', () => {
    expect(explainFileError(new Error('no file at all'))).toBeUndefined();
  });
});
