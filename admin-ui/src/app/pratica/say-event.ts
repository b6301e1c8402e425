import type { TimelineEvent } from '../api-types';
import type { Words } from '../words/words';
import { sayHands } from './say-hands';
import { sayRenewal } from './say-renewal';

/** Who acted: the person and, when there is one, the ente or counter they act for. */
export function sayActor(event: TimelineEvent, words: Words): string {
  const second = event.data['approvedBy'];
  const actor = sayFirst(event, words);
  return typeof second === 'string'
    ? `${actor}, ${words.say('approvals.second', { name: second })}`
    : actor;
}

function sayFirst({ actor, mandate }: TimelineEvent, words: Words): string {
  const name = actor.name ?? words.say(`role.${actor.role}`);
  if (mandate?.sportelloName) return `${name} (${words.say('mandates.counter', { name: mandate.sportelloName })})`; // prettier-ignore
  if (mandate) return words.say('event.byMandate', { name });
  return actor.enteName ? `${name} (${actor.enteName})` : name;
}

/** "per conto di …", or nothing when it was the actor's own right. */
export function sayRepresented({ onBehalfOf }: TimelineEvent, words: Words): string {
  if (!onBehalfOf) return '';
  return onBehalfOf.name ?? words.say(`role.${onBehalfOf.role}`);
}

/** What happened, with the days and amounts that a service's events tell. */
export function sayWhat(event: TimelineEvent, words: Words): string {
  const what = words.say(`event.${event.kind}`);
  const told =
    sayHands(event, words) ||
    sayRenewal(event, words) ||
    sayReopening(event.data, words) ||
    sayCovered(event, words) ||
    sayOpened(event, words) ||
    sayInstalment(event.data, words) ||
    sayOpenAgain(event, words) ||
    sayService(event.data, words);
  return told ? `${what}: ${told}` : what;
}

/** The event as one sentence for screen readers and warnings. */
export function sayEvent(event: TimelineEvent, words: Words): string {
  const sentence = `${sayWhat(event, words)}, ${sayActor(event, words)}`;
  const represented = sayRepresented(event, words);
  return represented
    ? `${sentence} ${words.say('event.onBehalf', { name: represented })}`
    : sentence;
}

/** The other pratica's number, where one opened the other anew. */
function sayReopening(data: TimelineEvent['data'], words: Words): string {
  const { reopenedFrom, reopenedAs } = data as Record<string, { number: string } | undefined>;
  if (reopenedFrom) return words.say('event.told.reopens', { number: reopenedFrom.number });
  return reopenedAs?.number ?? '';
}

/** The days on which an ente works after all. */
function sayOpenAgain({ kind, data }: TimelineEvent, words: Words): string {
  if (kind !== 'withdrawClosure' || !data['closedFrom']) return '';
  const [from, through] = [data['closedFrom'], data['closedThrough']].map(String);
  return words.say('event.told.openAgain', {
    from: words.day(from!),
    through: words.day(through!),
  });
}

/** What a tariff and vouchers pay of an order. */
function sayCovered({ kind, data }: TimelineEvent, words: Words): string {
  if (kind !== 'confirmOrder') return '';
  const total = words.money(Number(data['totalCents']));
  const parts = [
    ['borne', data['tariffCents']],
    ['covered', data['voucherCents']],
  ] as const;
  return parts
    .filter(([, cents]) => typeof cents === 'number')
    .map(([how, cents]) =>
      words.say(`event.told.${how}`, { amount: words.money(Number(cents)), total }),
    )
    .join(', ');
}

/** Which of the payments of an order, and how much it is; with the receipt, where a counter wrote one. */
function sayInstalment(data: TimelineEvent['data'], words: Words): string {
  if (!data['instalment']) return '';
  const amount = words.money(Number(data['amountCents']));
  const said = words.say('event.told.instalment', { n: Number(data['instalment']), amount });
  const { receiptNumber: number } = data as { receiptNumber?: string };
  return number ? `${said}, ${words.say('event.told.receipt', { amount, number })}` : said;
}

const MONEY_KINDS = ['paymentOpened', 'refundOrdered', 'debtSettled'];

/** How much is to be paid on a page that was opened for somebody else, or goes back. */
function sayOpened({ kind, data }: TimelineEvent, words: Words): string {
  // With a receipt it is said as what a counter took.
  const isOnline = MONEY_KINDS.includes(kind) && !data['receiptNumber'];
  return isOnline ? words.money(Number(data['amountCents'])) : '';
}

/** What of a refund goes back at a counter. */
function sayByHand(cents: unknown, words: Words): string {
  return typeof cents === 'number'
    ? words.say('event.told.byHand', { amount: words.money(cents) })
    : '';
}

function sayService(data: TimelineEvent['data'], words: Words): string {
  const day = (name: string) => words.day(String(data[name]));
  if (data['receiptNumber'])
    return words.say('event.told.receipt', {
      amount: words.money(Number(data['amountCents'])),
      number: String(data['receiptNumber']),
    });
  if (data['policyVersion'])
    return words.say('rules.version', { version: Number(data['policyVersion']) });
  if (data['closedFrom'])
    return words.say('event.told.closed', {
      from: day('closedFrom'),
      through: day('closedThrough'),
    });
  if (data['effectiveOn']) {
    const ended = words.say('event.told.endsOn', { day: day('effectiveOn') });
    const cents = data['refundCents'];
    const byHand = data['byHandCents'];
    return typeof cents === 'number'
      ? [
          ended,
          words.say('event.told.refund', { amount: words.money(cents) }),
          sayByHand(byHand, words),
        ]
          .filter(Boolean)
          .join(', ')
      : ended;
  }
  if (data['from'] && data['until'])
    return words.say('event.told.days', { from: day('from'), until: day('until') });
  return data['suspendedDays'] === undefined
    ? ''
    : words.say('event.told.end', { end: day('endDate') });
}
