import type { EventNotices } from '../api-types';
import type { Words } from '../words/words';

export type EventNotice = EventNotices['items'][number];
type Delivery = EventNotice['deliveries'][number];

/** One thing that became of a notice, and the instant that its words tell, if they do. */
export interface NoticeState {
  text: string;
  at: string | null;
}

/** Whom one notice told: «Persona:». */
export function sayTold({ told, enteName }: EventNotice, words: Words): string {
  const name = told === 'ente' && enteName ? enteName : words.say(`delivery.${told === 'person' ? 'person' : 'office'}`); // prettier-ignore
  return words.say('delivery.told', { name });
}

/** What became of it, by each channel and on the site: «mail: inviata lunedì, ore 10:32». */
export function sayStates(notice: EventNotice, words: Words): NoticeState[] {
  const read = { text: sayRead(notice, words), at: notice.readAt };
  return [...notice.deliveries.map((each) => sayDelivery(each, words)), read];
}

/** Whether something of it did not arrive, and the office may want to look. */
export function hasFailed({ deliveries }: EventNotice): boolean {
  return deliveries.some(({ state }) => state === 'failed');
}

function sayDelivery({ channel, state, at, why }: Delivery, words: Words): NoticeState {
  const text = words.say(`delivery.state.${state}`, {
    channel: words.say(`delivery.channel.${channel}`),
    at: words.instant(at),
    why: words.say(`delivery.why.${why ?? 'other'}`),
  });
  return { text, at };
}

function sayRead({ readAt, readBy }: EventNotice, words: Words): string {
  if (!readAt) return words.say('delivery.unread');
  const at = words.instant(readAt);
  return readBy ? words.say('delivery.readBy', { name: readBy, at }) : words.say('delivery.read', { at }); // prettier-ignore
}
