import { describe, expect, it } from '@jest/globals';
import { parseEvent } from './event-stream';

describe('server-sent events', () => {
  it('reads id and data, over several lines', () => {
    expect(parseEvent('id: 7\ndata: {"a":\ndata: 1}')).toEqual([{ id: '7', data: '{"a":\n1}' }]);
  });

  it('drops heartbeats and blocks without data', () => {
    expect(parseEvent(': still here')).toEqual([]);
    expect(parseEvent('retry: 2000')).toEqual([]);
  });

  it('keeps the name of a named event', () => {
    expect(parseEvent('event: resync\ndata: {}')).toEqual([{ type: 'resync', data: '{}' }]);
  });
});
