import type { EventNotices } from '../api-types';
import type { Words } from '../words/words';

export type EventNotice = EventNotices['items'][number];
type Delivery = EventNotice['deliveries'][number];

/** What became of one notice in words: «Anna: mail: inviata alle 10:32 · letta sul web». */
export function sayNotice(notice: EventNotice, words: Words): string {
  const states = [...notice.deliveries.map((each) => sayDelivery(each, words)), sayRead(notice, words)];
  return words.say('delivery.line', { told: sayTold(notice, words), states: states.join(' · ') });
} // prettier-ignore

/** Whether something of it did not arrive, and the office may want to look. */
export function hasFailed({ deliveries }: EventNotice): boolean {
  return deliveries.some(({ state }) => state === 'failed');
}

function sayDelivery({ channel, state, at, why }: Delivery, words: Words): string {
  return words.say(`delivery.state.${state}`, {
    channel: words.say(`delivery.channel.${channel}`),
    at: words.instant(at),
    why: words.say(`delivery.why.${why ?? 'other'}`),
  });
}

function sayRead({ readAt, readBy }: EventNotice, words: Words): string {
  if (!readAt) return words.say('delivery.unread');
  const at = words.instant(readAt);
  return readBy ? words.say('delivery.readBy', { name: readBy, at }) : words.say('delivery.read', { at }); // prettier-ignore
}

function sayTold({ told, enteName }: EventNotice, words: Words): string {
  return told === 'ente' && enteName ? enteName : words.say(`delivery.${told === 'person' ? 'person' : 'office'}`); // prettier-ignore
}
