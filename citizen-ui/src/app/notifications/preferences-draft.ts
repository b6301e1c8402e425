import type { NotificationChoices, NotificationPreferences } from '../remote/types';

export type Channel = NotificationPreferences['channels'][number];
export type Topic = NotificationPreferences['topics'][number];
export type Times = Pick<NotificationPreferences, 'quietFrom' | 'quietUntil' | 'digestAt'>;

/** What the times are when somebody asks for them: the night, and the end of the afternoon. */
export const NIGHT = { quietFrom: '22:00', quietUntil: '08:00' };
export const EVENING = { digestAt: '18:00' };

/**
 * Whether a channel is the last one on of what must be told, and so cannot be switched off. An SMS
 * that reaches no phone counts for none.
 */
export function isLast(
  { channels, hasPhone }: NotificationPreferences,
  topic: Topic,
  channel: Channel,
): boolean {
  const reaching = channels.filter((each) => topic[each] && (each !== 'sms' || hasPhone));
  return topic.isMandatory && reaching.length === 1 && reaching[0] === channel;
}

/** What is sent of preferences as they stand on the page. */
export function choicesOf(preferences: NotificationPreferences): NotificationChoices {
  const { topics, quietFrom, quietUntil, digestAt, language } = preferences;
  return {
    topics: topics.map(({ topic, mail, sms, io }) => ({ topic, mail, sms, io })),
    quietFrom, quietUntil, digestAt, language,
  }; // prettier-ignore
}
