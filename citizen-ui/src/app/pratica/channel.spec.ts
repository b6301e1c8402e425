import { expect, it } from '@jest/globals';
import { channelOf } from './channel';

it.each([
  ['settled', 'gateway', 'timer'],
  ['renewalSettled', 'gateway', 'gateway'],
  ['renew', 'web', 'web'],
] as const)('an event %s through “%s” is told as “%s”', (kind, channel, told) => {
  expect(channelOf({ kind, channel })).toBe(told);
});
