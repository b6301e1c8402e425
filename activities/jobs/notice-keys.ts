import { TIMERS, TRANSITIONS } from '../../workflows/pratica/transitions.ts';

type Rows = typeof TRANSITIONS & typeof TIMERS;

/** Every notice that can go out: an open row of the table and one of those it tells. */
export type EventNoticeKey = {
  [Kind in keyof Rows]: Rows[Kind]['offered'] extends true
    ? `${Kind}:${Rows[Kind]['tells'][number]}`
    : never;
}[keyof Rows];

/**
 * Beside the table's rows: money that came too late is told of without an event, the pratica being
 * closed; and who was stood for is told of rows that would not tell them.
 */
const BESIDE = [
  'refundDue:citizen',
  'refunded:citizen',
  'inPlace:citizen',
  'inPlace:ente',
] as const;
export type NoticeKey = EventNoticeKey | (typeof BESIDE)[number];
export type CitizenKey = Extract<NoticeKey, `${string}:citizen`>;

export const NOTICE_KEYS: readonly string[] = [
  ...Object.entries({ ...TRANSITIONS, ...TIMERS })
    .filter(([, row]) => row.offered)
    .flatMap(([kind, row]) => row.tells.map((audience) => `${kind}:${audience}`)),
  ...BESIDE,
];
