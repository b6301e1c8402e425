import { describe, expect, test } from '@jest/globals';
import { findFault } from './content-faults.ts';

const nested = (levels: number): unknown => JSON.parse('['.repeat(levels) + ']'.repeat(levels));
const faultOf = (body: unknown) => findFault({ body, query: {} });

describe('What was sent', () => {
  test('may be nested twenty levels deep, and is told where it goes deeper', () => {
    expect(faultOf(nested(20))).toBeUndefined();
    expect(faultOf(nested(21))?.pointer).toBe('/0'.repeat(20));
    expect(faultOf({ payload: nested(20) })?.pointer).toBe(`/payload${'/0'.repeat(19)}`);
  });

  test('may be nested without end and still gets its answer', () => {
    expect(faultOf(nested(120_000))?.message.it).toContain('livelli');
  });

  test('is told where a text cannot be stored', () => {
    expect(faultOf({ a: [{ 'b/c': 'x\0' }] })?.pointer).toBe('/a/0/b~1c');
    expect(faultOf({ a: { 'b\ud800': 1 } })?.pointer).toBe('/a');
    expect(faultOf({ a: 'Perché no? 🙂' })).toBeUndefined();
  });
});
