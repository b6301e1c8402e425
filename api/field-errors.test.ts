import { describe, expect, test } from '@jest/globals';
import { Ajv } from 'ajv';
import { fieldErrors } from './field-errors.ts';
import { RequestPratica, TransitionCommand } from './pratiche/schemas.ts';

const ajv = new Ajv({ allErrors: true, strict: false, formats: { uuid: true, date: true } });

function pointers(schema: object, value: unknown): string[] {
  const fits = ajv.compile(schema);
  if (fits(value)) return [];
  return fieldErrors(fits.errors as never)
    .map(({ pointer }) => pointer)
    .sort();
}

describe('Wrong fields', () => {
  test('are each named once, missing and unexpected ones too', () => {
    const wrong = { transition: 5, expectedVersion: -1, 'a/b~c': 1 };
    expect(pointers(TransitionCommand, wrong)).toEqual([
      '/a~1b~0c',
      '/expectedVersion',
      '/transition',
    ]);
    expect(pointers(TransitionCommand, {})).toEqual(['/expectedVersion', '/transition']);
  });

  test('of the alternative that was meant are told, not those of the others', () => {
    const command = { transition: 'withdraw', expectedVersion: 1 };
    expect(pointers(TransitionCommand, { ...command, onBehalfOf: { role: 'ente' } })).toEqual([
      '/onBehalfOf/enteId',
    ]);
    expect(
      pointers(TransitionCommand, { ...command, onBehalfOf: { role: 'citizen', enteId: 'x' } }),
    ).toEqual(['/onBehalfOf/enteId']);
    expect(pointers(RequestPratica, { needId: 7 })).toEqual(['/needId']);
    const need = {
      serviceTypeId: 'x',
      params: { a: { deep: 1 } },
      beneficiary: { self: true },
      place: {},
    };
    expect(pointers(RequestPratica, need)).toEqual(['/params/a', '/times']);
  });

  test('have words for a person in both languages', () => {
    const fits = ajv.compile(TransitionCommand);
    fits({ transition: 'x'.repeat(61), expectedVersion: 1.5, reason: null });
    for (const { message } of fieldErrors(fits.errors as never)) {
      expect(message.it).toMatch(/^[A-Z].*\.$/);
      expect(message.en).toMatch(/^[A-Z].*\.$/);
    }
  });
});
