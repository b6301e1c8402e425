import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readCursor, writeCursor } from './cursor.ts';
import { ProblemError } from './problem.ts';

const ID = '11111111-0000-4000-8000-000000000001';

test('a cursor gives back the key it was made of', () => {
  const key = ['2026-11-23T10:00:00.123Z', ID] as const;
  expect(readCursor(writeCursor(key), ['instant', 'uuid'])).toEqual(key);
  expect(readCursor(undefined, ['integer'])).toBeUndefined();
});

test.each([
  ['no base64', '%%%'],
  ['another list’s', writeCursor([1])],
  ['too short', writeCursor(['2026-11-23T10:00:00.123Z'])],
  ['no instant', writeCursor(['yesterday', ID])],
  ['no uuid', writeCursor(['2026-11-23T10:00:00.123Z', "'; drop table"])],
])('a cursor that is %s is refused with its pointer', (_how, cursor) => {
  expect(() => readCursor(cursor, ['instant', 'uuid'])).toThrow(ProblemError);
});

test('whatever is sent as a cursor, nothing but its own refusal is thrown', () => {
  fc.assert(
    fc.property(fc.string(), (cursor) => {
      try {
        readCursor(cursor, ['instant', 'uuid', 'integer', 'text']);
      } catch (error) {
        expect(error).toMatchObject({ code: 'invalid', statusCode: 422 });
      }
    }),
  );
});
