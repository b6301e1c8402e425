import type { Language } from '../problem.ts';
import type { viewEvents } from '../pratiche/timeline.ts';
import { fill, type Formats, formats, type Words, WORDS } from './words.ts';

export type EventView = Omit<Awaited<ReturnType<typeof viewEvents>>[number], 'data'> & {
  data: Record<string, unknown>;
};

/** Says events in a language: each part of them as a text of its own. */
export function eventSayer(language: Language) {
  const words = WORDS[language];
  const told = teller(words, formats(language));
  return {
    /** The person and, when there is one, the ente or counter that they act for. */
    who({ actor, mandate }: EventView): string {
      const name = actor.name ?? sayIn(words.role, actor.role);
      if (mandate?.sportelloName) return `${name} (${mandate.sportelloName})`;
      if (mandate) return fill(words.byMandate, { name });
      return actor.enteName ? `${name} (${actor.enteName})` : name;
    },
    role: ({ actor }: EventView) => sayIn(words.role, actor.role),
    /** In whose place; nothing when it was the actor's own right. */
    represented: ({ onBehalfOf }: EventView) =>
      onBehalfOf ? (onBehalfOf.name ?? sayIn(words.role, onBehalfOf.role)) : '',
    /** What happened, with the days and amounts that the event tells. */
    what(event: EventView): string {
      const what = sayIn(words.kind, event.kind);
      const more = told(event);
      return more ? `${what}: ${more}` : what;
    },
    from: ({ fromState }: EventView) => (fromState ? sayIn(words.state, fromState) : ''),
    to: ({ toState }: EventView) => sayIn(words.state, toState),
    channel: ({ channel }: EventView) => sayIn(words.channel, channel),
  };
}

/** A word for a code; for one without a word, that it is of no known kind. */
export function sayIn(words: Readonly<Record<string, string>>, code: string): string {
  return Object.hasOwn(words, code) ? words[code]! : '—';
}

const PAID = ['renewalSettled', 'paymentOpened', 'debtSettled'];
const RENEWAL = ['proposeRenewal', 'renew', 'periodStart'];

function teller(words: Words, { day, money }: Formats) {
  const date = (data: EventView['data'], name: string) => day(String(data[name]));

  function ofService(data: EventView['data']): string {
    if (data.receiptNumber)
      return fill(words.told.receipt, { amount: money(Number(data.amountCents)), number: String(data.receiptNumber) }); // prettier-ignore
    if (data.instalment)
      return fill(words.told.instalment, { n: Number(data.instalment), amount: money(Number(data.amountCents)) }); // prettier-ignore
    if (data.policyVersion)
      return fill(words.told.version, { version: Number(data.policyVersion) });
    if (data.closedFrom)
      return fill(words.told.closed, { from: date(data, 'closedFrom'), through: date(data, 'closedThrough') }); // prettier-ignore
    if (data.effectiveOn) {
      const ended = fill(words.told.endsOn, { day: date(data, 'effectiveOn') });
      if (typeof data.refundCents !== 'number') return ended;
      const back = `${ended}, ${fill(words.told.refund, { amount: money(data.refundCents) })}`;
      if (typeof data.byHandCents !== 'number') return back;
      return `${back}, ${fill(words.told.byHand, { amount: money(data.byHandCents) })}`;
    }
    if (data.from && data.until)
      return fill(words.told.days, { from: date(data, 'from'), until: date(data, 'until') });
    return data.suspendedDays === undefined ? '' : fill(words.told.end, { end: date(data, 'endDate') }); // prettier-ignore
  }

  /** Whoever takes a task or puts it back is who did it: said already. */
  function ofHands({ kind, data }: EventView): string {
    const { fromName: from, toName: to } = data as { fromName?: string; toName?: string };
    if (kind !== 'assigned' && kind !== 'reassigned') return '';
    if (!to) return '';
    return from ? fill(words.told.handed, { from, to }) : fill(words.told.handedTo, { to });
  }

  function ofRenewal({ kind, data }: EventView): string {
    if (PAID.includes(kind) && data.amountCents && !data.receiptNumber)
      return money(Number(data.amountCents));
    if (!RENEWAL.includes(kind) || !data.startDate) return '';
    const days = `${date(data, 'startDate')} – ${date(data, 'endDate')}`;
    if (kind === 'periodStart') return fill(words.told.period, { n: Number(data.period), days });
    return `${days}, ${money(Number(data.totalCents))}`;
  }

  return (event: EventView): string => {
    const { reopenedFrom, reopenedAs } = event.data as Record<string, { number: string } | undefined>; // prettier-ignore
    if (reopenedFrom) return fill(words.told.reopens, { number: reopenedFrom.number });
    return reopenedAs?.number ?? (ofHands(event) || ofRenewal(event) || ofService(event.data));
  };
}
