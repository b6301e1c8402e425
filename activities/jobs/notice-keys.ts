import { TIMERS, TRANSITIONS } from '../../workflows/pratica/transitions.ts';

type Rows = typeof TRANSITIONS & typeof TIMERS;

/** Every notice that can go out: an open row of the table and one of those it tells. */
export type EventNoticeKey = {
  [Kind in keyof Rows]: Rows[Kind]['offered'] extends true
    ? `${Kind}:${Rows[Kind]['tells'][number]}`
    : never;
}[keyof Rows];

/** Money that came too late is told of without an event: the pratica is closed. */
export type NoticeKey = EventNoticeKey | 'refundDue:citizen' | 'refunded:citizen';
export type CitizenKey = Extract<NoticeKey, `${string}:citizen`>;

export const NOTICE_KEYS: readonly string[] = [
  ...Object.entries({ ...TRANSITIONS, ...TIMERS })
    .filter(([, row]) => row.offered)
    .flatMap(([kind, row]) => row.tells.map((audience) => `${kind}:${audience}`)),
  'refundDue:citizen',
  'refunded:citizen',
];
