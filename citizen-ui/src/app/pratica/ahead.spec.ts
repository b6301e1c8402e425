import { describe, expect, it } from '@jest/globals';
import { aheadOf } from './ahead';

describe('what is ahead', () => {
  it('tells a state and a last day only where they change', () => {
    const prospects = [
      { timer: 'suspensionStart', at: 'a', state: 'suspended', endDate: '2099-03-30' },
      { timer: 'suspensionEnd', at: 'b', state: 'active', endDate: '2099-04-06' },
      { timer: 'renewalPrompt', at: 'c', state: 'active', endDate: '2099-04-06' },
    ] as const;
    expect(aheadOf(prospects, { state: 'active', endDate: '2099-03-30' })).toEqual([
      { timer: 'suspensionStart', at: 'a', becomes: 'suspended' },
      { timer: 'suspensionEnd', at: 'b', becomes: 'active', endsOn: '2099-04-06' },
      { timer: 'renewalPrompt', at: 'c' },
    ]);
  });
});
