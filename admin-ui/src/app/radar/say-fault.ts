import type { Fault } from '../api-types';
import type { Words } from '../words/words';

/** What is wrong, as one sentence. */
export function sayFault(fault: Fault, words: Words): string {
  const { kind, about, amountCents } = fault;
  return words.say(`radar.says.${kind}`, {
    about: words.say(textOf(kind, about)),
    whom: sayWhom(fault, words),
    amount: amountCents === null ? '—' : words.money(amountCents),
  });
}

/** What more is known of it, each a line: tries, error, next try, reminder, the engine's own state. */
export function sayDetails(fault: Fault, words: Words): string[] {
  const {
    attempts,
    lastError,
    nextTryAt,
    nextTryReckoned,
    remindedAt,
    engine,
    escalated,
    kind,
    assigneeName,
    toldName,
  } = fault;
  const lines = [
    attempts !== null &&
      words.say(attempts === 1 ? 'radar.attemptsOne' : 'radar.attempts', { count: attempts }),
    lastError && sayError(lastError, kind, words),
    nextTryAt &&
      words.say(nextTryReckoned ? 'radar.nextTryBy' : 'radar.nextTry', {
        when: words.short(nextTryAt),
      }),
    remindedAt && words.say('radar.remindedAt', { when: words.short(remindedAt) }),
    assigneeName && words.say('radar.inHandsOf', { name: assigneeName }),
    toldName && kind === 'jobFailing' && words.say('radar.isFor', { name: toldName }),
    engine && words.say(`radar.engine.${engine}`),
    escalated && kind === 'taskOverdue' && words.say('radar.alsoEscalated'),
  ];
  return lines.filter((line) => typeof line === 'string');
}

/** Of a notice that was not delivered the reason is known, else the error is as it came. */
function sayError(error: string, kind: Fault['kind'], words: Words): string {
  return kind === 'noticeFailed'
    ? words.say(`radar.why.${error}`)
    : words.say('radar.lastError', { error });
}

/** A notice that is of no pratica says what it is of: its kind begins with it. */
function textOf(kind: Fault['kind'], about: string): string {
  const [family, of] = about.split(':');
  return of ? `radar.notice.${family}` : `${TEXTS_OF[kind]}.${about}`;
}

/** Where the name of what a fault is about stands in the translations. */
const TEXTS_OF: Record<Fault['kind'], string> = {
  timerLate: 'timer',
  commandStuck: 'event',
  paymentMismatch: 'task',
  paymentUnknown: 'radar.attempt',
  refundFailing: 'task',
  enteSuspended: 'state',
  jobFailing: 'radar.queue',
  noticeFailed: 'event',
  noticeWaiting: 'event',
  taskOverdue: 'task',
  taskEscalated: 'task',
};

function sayWhom({ whom, enteName, toldName }: Fault, words: Words): string {
  return enteName ?? toldName ?? (whom ? words.say(`radar.whom.${whom}`) : '');
}
