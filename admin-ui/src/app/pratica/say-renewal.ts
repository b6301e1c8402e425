import type { TimelineEvent } from '../api-types';
import type { Words } from '../words/words';

/** What the events of a renewal tell: the period and what it costs; nothing for other events. */
export function sayRenewal({ kind, data }: TimelineEvent, words: Words): string {
  const money = (name: string) => words.money(Number(data[name]));
  if (kind === 'renewalSettled') return data['amountCents'] ? money('amountCents') : '';
  if (!['proposeRenewal', 'renew', 'periodStart'].includes(kind) || !data['startDate']) return '';
  const days = words.say('service.fromTo', {
    from: words.day(String(data['startDate'])),
    to: words.day(String(data['endDate'])),
  });
  if (kind === 'periodStart')
    return words.say('event.told.period', { n: Number(data['period']), days });
  return `${days}, ${money('totalCents')}`;
}
