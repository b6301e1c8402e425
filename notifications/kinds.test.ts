import { describe, expect, it } from '@jest/globals';
import { NOTICE_KEYS } from './keys.ts';
import { decisionOf, TOPICS } from './kinds.ts';

describe('What was decided for notifications', () => {
  it.each(NOTICE_KEYS)('names a topic for %s that people know', (key) => {
    const [kind = '', audience = ''] = key.split(':');
    expect(TOPICS).toContain(decisionOf({ kind, audience }).topic);
  });

  it('tells of an act that has no words of its own as of one that was done for them', () => {
    const told = decisionOf({ kind: 'saveDraft', audience: 'citizen' });
    expect(told).toEqual(decisionOf({ kind: 'inPlace', audience: 'citizen' }));
    expect(told.isMandatory).toBe(true);
  });
});
