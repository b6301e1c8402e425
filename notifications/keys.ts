import { TIMERS, TRANSITIONS } from '../workflows/pratica/transitions.ts';
import { DIRECT_TEXTS, type DirectKey } from './direct-texts.ts';

type Rows = typeof TRANSITIONS & typeof TIMERS;

/** Every notice of a step: an open row of the table and one of those it tells. */
export type EventNoticeKey = {
  [Kind in keyof Rows]: Rows[Kind]['offered'] extends true
    ? `${Kind}:${Rows[Kind]['tells'][number]}`
    : never;
}[keyof Rows];

/**
 * Beside the table's rows: money that comes or goes without a step, and who was stood for, who is
 * told of rows that would not tell them; so are enti that are asked once more. And whoever the
 * office reminds of a task, or cannot be reached.
 */
const BESIDE = [
  'paymentOpened:citizen',
  'transferAnnounced:ente',
  'transferAnnounced:citizen',
  'transferArrived:ente',
  'debtSettled:citizen',
  'refundDue:citizen',
  'refunded:citizen',
  'refundedByHand:citizen',
  'refundOrdered:citizen',
  'refundRefused:office',
  'paymentMismatch:office',
  'messageSent:citizen',
  'messageSent:ente',
  'messageSent:enti',
  'messageSent:office',
  'reminded:citizen',
  'reminded:ente',
  'contestAnswered:citizen',
  'contestAnswered:ente',
  'contestAnswered:office',
  'reviewRequest:citizen',
  'reviewRequest:ente',
  'reviewPublished:citizen',
  'reviewPublished:ente',
  'reviewAnswered:citizen',
  'reviewHidden:citizen',
  'reviewHidden:ente',
  'reviewShown:citizen',
  'reviewShown:ente',
  'inPlace:citizen',
  'inPlace:ente',
  'byMandate:citizen',
  'addressFails:citizen',
  'addressFails:office',
  'rejectOrder:rivals',
  'orderFallback:rivals',
  'movePolicy:enti',
] as const;
export type PraticaKey = EventNoticeKey | (typeof BESIDE)[number];
export type CitizenKey = Extract<PraticaKey, `${string}:citizen`>;
/** Every notice that can go out, of a pratica or of none. */
export type NoticeKey = PraticaKey | DirectKey;

export const NOTICE_KEYS: readonly string[] = [
  ...Object.entries({ ...TRANSITIONS, ...TIMERS })
    .filter(([, row]) => row.offered)
    .flatMap(([kind, row]) => row.tells.map((audience) => `${kind}:${audience}`)),
  ...BESIDE,
  ...Object.keys(DIRECT_TEXTS.it),
];

/** Of `kind:audience`; a kind may hold colons itself. */
export function partsOf(key: string): { kind: string; audience: string } {
  const end = key.lastIndexOf(':');
  return { kind: key.slice(0, end), audience: key.slice(end + 1) };
}
