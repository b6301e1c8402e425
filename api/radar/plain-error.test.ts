import { expect, test } from '@jest/globals';
import { plainError } from './plain-error.ts';

test.each([
  ['connect ECONNREFUSED', 'connect ECONNREFUSED'],
  ['550 5.1.1 <anna.ferrari@example.org>: unknown', '550 5.1.1 … unknown'],
  ['no mailbox "Anna Ferrari" here', 'no mailbox … here'],
  ['call 02 8845 0001 to fix', 'call … to fix'],
  ['card 4111111111111111 refused', 'card … refused'],
  ['GET https://gateway.example/orders/77?name=anna failed', 'GET … failed'],
  ['bad code FRRNNA45C41F205X', 'bad code …'],
  ['first\n    at Object.<anonymous> (/home/x.ts)', 'first'],
  ['', null],
  [null, null],
])('of %j is told %j', (error, plain) => expect(plainError(error)).toBe(plain));

test('is short', () => expect(plainError('x'.repeat(5000))).toHaveLength(160));
