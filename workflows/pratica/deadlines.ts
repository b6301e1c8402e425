import { bindingInstant, firstTimer } from '../machine/timers.ts';
import { closedDays } from './closures.ts';
import { isChoosable, type Pratica } from './pratica.ts';
import { renewalPayBy } from './renewal.ts';
import { addDays } from './service.ts';
import { instantAfter, type Span, startOfDay } from './terms.ts';
import { isOpen, type State, type TimerName, TIMERS } from './transitions.ts';

export type Deadlines = Pratica['deadlines'];

/** The timers that start when a pratica enters `state` at `now`. */
export function deadlinesOn(
  state: State,
  pratica: Pick<Pratica, 'terms' | 'holidays' | 'offers' | 'service' | 'closures'>,
  now: string,
): Deadlines {
  const { terms, holidays } = pratica;
  const after = (span: Span, from = now) => instantAfter(from, span, holidays);
  switch (state) {
    case 'offer': {
      // Back from an order with reserve offers at hand: nobody is asked again, the choice is open.
      const hasOffers = Object.values(pratica.offers).some((offer) => isChoosable(offer, now));
      if (hasOffers) return { choiceDeadline: after(terms.choiceDeadline) };
      const offersDeadline = after(terms.offersDeadline);
      return {
        offersReminder: after(terms.offersReminder),
        offersDeadline,
        choiceDeadline: after(terms.choiceDeadline, offersDeadline),
      };
    }
    case 'order': {
      const closed = [...holidays, ...closedDays(pratica.closures)];
      return {
        orderEscalation: instantAfter(now, terms.orderEscalation, closed),
        orderFallback: instantAfter(now, terms.orderFallback, closed),
      };
    }
    case 'payment':
      return {
        paymentFirstReminder: after(terms.paymentFirstReminder),
        paymentSecondReminder: after(terms.paymentSecondReminder),
        paymentDeadline: after(terms.paymentDeadline),
      };
    case 'active':
      return periodDeadlines(pratica, now);
    case 'renewed':
      return { renewalPaymentDeadline: renewalPayBy(pratica.service!, terms) };
    case 'suspended':
      return { suspensionEnd: startOfDay(pratica.service!.suspension!.until) };
    default:
      return {};
  }
}

/**
 * A period ends with its last day, and the next begins if it is paid. The question about the next
 * comes some days before, or not at all.
 */
export function periodDeadlines(
  { service, terms }: Pick<Pratica, 'service' | 'terms'>,
  now: string,
): Deadlines {
  if (!service) return {};
  const { endDate, suspension, next } = service;
  const over = startOfDay(addDays(endDate, 1));
  // Planned before the period was renewed.
  const planned = suspension ? { suspensionStart: startOfDay(suspension.from) } : {};
  if (next?.isPaid) return { ...planned, periodStart: over };
  const periodEnd = over;
  if (terms.renewalPromptDays === undefined) return { ...planned, periodEnd };
  const renewalPrompt = startOfDay(addDays(endDate, 1 - terms.renewalPromptDays));
  return { ...planned, ...(renewalPrompt > now ? { renewalPrompt } : {}), periodEnd };
}

/** The deadlines moved by an extension of so many business days (domain §4, extendDeadline). */
export function extendedDeadlines(
  pratica: Pick<Pratica, 'deadlines' | 'terms' | 'holidays'>,
  businessDays: number,
): Deadlines {
  const { deadlines, terms, holidays } = pratica;
  const offersDeadline = instantAfter(deadlines.offersDeadline!, { businessDays }, holidays);
  return {
    ...deadlines,
    offersDeadline,
    choiceDeadline: instantAfter(offersDeadline, terms.choiceDeadline, holidays),
  };
}

/** The timer that rings next, or `undefined` when the pratica waits for people alone. */
export function nextTimer(pratica: Pratica): { timer: TimerName; at: string } | undefined {
  if (pratica.state === null || !isOpen(pratica.state, pratica.closed)) return undefined;
  return firstTimer(pratica.deadlines) as { timer: TimerName; at: string } | undefined;
}

/** The date a pratica is due by in its present state: the first timer that is no mere reminder. */
export function dueAt(pratica: Pratica): string | null {
  return bindingInstant(pratica.deadlines, TIMERS);
}
