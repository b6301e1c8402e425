import type { TimelineEvent } from '../remote/types';

/**
 * The way by which an event came, as people know it. What the system does by itself is recorded
 * with the payments it follows, but the bank knows nothing of it.
 */
export function channelOf({
  kind,
  channel,
}: Pick<TimelineEvent, 'kind' | 'channel'>): TimelineEvent['channel'] {
  return kind === 'settled' ? 'timer' : channel;
}
