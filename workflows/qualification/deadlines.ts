import { addDays } from '../pratica/service.ts';
import { dayOf, instantAfter, startOfDay } from '../pratica/terms.ts';
import type { Deadlines, Held, Qualification } from './qualification.ts';

/** The timers that start when an application arrives. */
export function examinationDeadlines({ terms, holidays }: Qualification, now: string): Deadlines {
  return {
    examinationReminder: instantAfter(now, terms.examinationReminder, holidays),
    examinationDeadline: instantAfter(now, terms.examinationDeadline, holidays),
  };
}

/**
 * The timers of an ente that is listed, from its term and documents alone: worked out anew at each
 * step. A day ends with it, so what holds until a day is over when the next begins; what is near
 * already when it is first looked at is told at once.
 */
export function listedDeadlines(of: Qualification): Deadlines {
  const { terms, term, documents, isEndTold, renewal } = of;
  if (!term) return {};
  const untold = documents.filter(({ told }) => !told).map(({ expiresOn }) => expiresOn);
  const running = documents.filter(({ told }) => told !== 'over').map(({ expiresOn }) => expiresOn);
  const [soon] = untold.sort();
  const [over] = running.sort();
  return {
    ...(soon ? { documentReminder: startOfDay(addDays(soon, -terms.documentDays)) } : {}),
    ...(over ? { documentExpiry: startOfDay(addDays(over, 1)) } : {}),
    ...(isEndTold || renewal !== null
      ? {}
      : { expiryReminder: startOfDay(addDays(term.until, -terms.renewalDays)) }),
    expiry: startOfDay(addDays(term.until, 1)),
  };
}

/** Whether the next term may be asked for. */
export function isNearItsEnd({ term, terms }: Qualification, now: string): boolean {
  return term !== null && dayOf(now) >= addDays(term.until, -terms.renewalDays);
}

/** The documents after a timer of theirs has rung: whoever is late is told in one breath. */
export function toldDocuments({ documents, terms }: Qualification, now: string): readonly Held[] {
  const today = dayOf(now);
  return documents.map((held) => {
    if (held.expiresOn < today) return { ...held, told: 'over' };
    const isNear = today >= addDays(held.expiresOn, -terms.documentDays);
    return isNear ? { ...held, told: 'soon' } : held;
  });
}
