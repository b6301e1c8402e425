import type { AsOf } from '../api-types';
import type { Words } from '../words/words';

/** One part of a pratica as it was seen. */
export interface SeenPart {
  /** Key of its name. */
  title: 'deadlines' | 'tasks' | 'offers' | 'order';
  /** Whether the last act changed it. */
  isChanged: boolean;
  lines: string[];
}

/** The parts of a pratica at an instant, in words. */
export function saySeen(then: AsOf, words: Words): SeenPart[] {
  const has = (...parts: AsOf['changed']) => parts.some((part) => then.changed.includes(part));
  return [
    { title: 'deadlines', isChanged: has('deadlines'), lines: sayDeadlines(then, words) },
    { title: 'tasks', isChanged: has('tasks'), lines: sayTasks(then, words) },
    { title: 'offers', isChanged: has('offers'), lines: sayOffers(then, words) },
    { title: 'order', isChanged: has('order', 'service'), lines: sayOrder(then, words) },
  ];
}

function sayDeadlines({ deadlines }: AsOf, words: Words): string[] {
  return Object.entries(deadlines)
    .sort(([, a], [, b]) => a.localeCompare(b))
    .map(([name, at]) => `${words.say(`timer.${name}`)}: ${words.short(at)}`);
}

function sayTasks({ tasks }: AsOf, words: Words): string[] {
  return tasks.map(({ kind, enteName, dueAt }) => {
    const whose = enteName ? ` (${enteName})` : '';
    return `${words.say(`task.${kind}`)}${whose}: ${words.short(dueAt)}`;
  });
}

function sayOffers({ offers }: AsOf, words: Words): string[] {
  return offers.map(
    ({ ente, totalCents, status }) =>
      `${ente.name}: ${words.money(totalCents)}, ${words.say(`asOf.offerStatus.${status}`)}`,
  );
}

function sayOrder({ order, service }: AsOf, words: Words): string[] {
  const days = (of: { startDate: string; endDate: string }) => ({
    from: words.day(of.startDate),
    until: words.day(of.endDate),
  });
  const lines = [];
  if (order) {
    const { from, until } = days(order);
    lines.push(`${order.enteName}: ${words.money(order.totalCents)}, ${from} – ${until}`);
  }
  if (service) lines.push(words.say('asOf.service', days(service)));
  return lines;
}
