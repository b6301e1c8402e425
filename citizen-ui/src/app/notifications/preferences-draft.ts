import type { NotificationChoices, NotificationPreferences } from '../remote/types';

export type Channel = 'mail' | 'sms' | 'io';
/** Those by which something leaves today; what was said of the others is kept. */
export const CHANNELS: readonly Channel[] = ['mail'];
export type Topic = NotificationPreferences['topics'][number];
export type Times = Pick<NotificationPreferences, 'quietFrom' | 'quietUntil' | 'digestAt'>;

/** What the times are when somebody asks for them: the night, and the end of the afternoon. */
export const NIGHT = { quietFrom: '22:00', quietUntil: '08:00' };
export const EVENING = { digestAt: '18:00' };

/** Whether a channel is the last one on of what must be told, and so cannot be switched off. */
export function isLast(topic: Topic, channel: Channel): boolean {
  return topic.isMandatory && topic[channel] && CHANNELS.filter((each) => topic[each]).length === 1;
}

/** What is sent of preferences as they stand on the page. */
export function choicesOf(preferences: NotificationPreferences): NotificationChoices {
  const { topics, quietFrom, quietUntil, digestAt, language } = preferences;
  return {
    topics: topics.map(({ topic, mail, sms, io }) => ({ topic, mail, sms, io })),
    quietFrom, quietUntil, digestAt, language,
  }; // prettier-ignore
}
