import { describe, expect, it } from '@jest/globals';
import { rawMember } from './webhooks.ts';

describe('a member of a JSON object', () => {
  it.each([
    ['{"a":"}\\"","webhook_event":{"b":[1,{"c":"]"}]},"d":{}}', '{"b":[1,{"c":"]"}]}'],
    ['{"x":{"webhook_event":{"no":1}},"webhook_event" : [2] }', '[2]'],
    ['{"x":"webhook_event"}', undefined],
  ])('is found byte for byte in %s', (json, expected) => {
    expect(rawMember(json, 'webhook_event')).toBe(expected);
  });
});
