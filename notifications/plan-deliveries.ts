import { Temporal } from 'temporal-polyfill';
import type { Channel } from '../db/tables/notifications.ts';
import type { Decision } from './kinds.ts';

const ZONE = 'Europe/Rome';

export interface Telling {
  decision: Decision;
  /** ISO instant of the notification. */
  at: string;
  /** How long each channel waits for the page to be read, in seconds. */
  mailAfterSeconds: number;
  smsAfterSeconds: number;
  /** What whoever is told switched on or off; what is missing is as it comes. */
  preferences: readonly { topic: string; channel: Channel; isOn: boolean }[];
  /** Wall times in Rome, `HH:MM` or with seconds. */
  setting?: { quietFrom: string | null; quietUntil: string | null; digestAt: string | null };
  /** A phone of theirs was verified. */
  hasPhone: boolean;
}

export interface PlannedDelivery {
  channel: Channel;
  /** ISO instant. */
  dueAt: string;
  digest: boolean;
  /** Not to be made: it was switched off. Kept, so that the office sees why nothing came. */
  isOff: boolean;
}

/**
 * On which channels a notification goes out, and when. By mail unless switched off; by SMS when it is
 * urgent and a phone was verified, unless switched off. What must be told keeps the mail when nothing
 * else is left. What is urgent waits for no quiet hours and its mail not even for the page; an SMS,
 * which costs, always does. What need not be acted on waits for the day's summary, if one is wanted.
 */
export function planDeliveries(telling: Telling): PlannedDelivery[] {
  const { decision, hasPhone } = telling;
  const { urgency, isMandatory } = decision;
  const bySms = urgency === 'now' && hasPhone;
  const isSmsOff = isSwitchedOff(telling, 'sms');
  const isMailOff = isSwitchedOff(telling, 'mail') && !(isMandatory && (!bySms || isSmsOff));
  const mail = { channel: 'mail' as const, ...whenByMail(telling), isOff: isMailOff };
  if (!bySms) return [mail];
  const dueAt = after(telling.at, telling.smsAfterSeconds);
  return [mail, { channel: 'sms', dueAt: iso(dueAt), digest: false, isOff: isSmsOff }];
}

function isSwitchedOff({ preferences, decision }: Telling, channel: Channel): boolean {
  return preferences.some(
    (chosen) => chosen.topic === decision.topic && chosen.channel === channel && !chosen.isOn,
  );
}

function whenByMail({ decision, at, mailAfterSeconds, setting }: Telling) {
  if (decision.urgency === 'now') return { dueAt: iso(after(at, 0)), digest: false };
  const due = after(at, mailAfterSeconds);
  if (decision.urgency === 'low' && setting?.digestAt) {
    return { dueAt: iso(nextTime(due, setting.digestAt)), digest: true };
  }
  return { dueAt: iso(afterQuiet(due, setting)), digest: false };
}

/** The end of the quiet hours that an instant is in, or the instant itself. */
function afterQuiet(due: Temporal.Instant, setting: Telling['setting']): Temporal.Instant {
  const { quietFrom: from, quietUntil: until } = setting ?? {};
  if (!from || !until || from === until) return due;
  const wall = due.toZonedDateTimeISO(ZONE).toPlainTime();
  const isPast = (time: string) => Temporal.PlainTime.compare(wall, time) >= 0;
  const isOverNight = Temporal.PlainTime.compare(from, until) > 0;
  const isQuiet = isOverNight ? isPast(from) || !isPast(until) : isPast(from) && !isPast(until);
  return isQuiet ? nextTime(due, until) : due;
}

/**
 * The next instant at which clocks in Rome show a time; in the night in which they skip it, as much
 * later.
 */
function nextTime(from: Temporal.Instant, time: string): Temporal.Instant {
  const day = from.toZonedDateTimeISO(ZONE).toPlainDate();
  const tomorrow = instantAt(day.add({ days: 1 }), time, 'compatible');
  // In the night in which clocks show an hour twice, it may be the second time that is next.
  return [instantAt(day, time, 'compatible'), instantAt(day, time, 'later'), tomorrow].find(
    (next) => Temporal.Instant.compare(next, from) >= 0,
  )!;
}

function instantAt(
  date: Temporal.PlainDate,
  time: string,
  disambiguation: 'compatible' | 'later',
): Temporal.Instant {
  const wall = date.toPlainDateTime(Temporal.PlainTime.from(time));
  return wall.toZonedDateTime(ZONE, { disambiguation }).toInstant();
}

function after(at: string, seconds: number): Temporal.Instant {
  return Temporal.Instant.from(at).add({ seconds });
}

function iso(instant: Temporal.Instant): string {
  return new Date(instant.epochMilliseconds).toISOString();
}
