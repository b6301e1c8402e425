import type { TimelineEvent } from '../api-types';
import type { Words } from '../words/words';

/** What a task is called, and from whom to whom it went when its new holder did not take it. */
export function sayHands({ kind, data }: TimelineEvent, words: Words): string {
  const isTaken = kind === 'claimed' || kind === 'released';
  const isGiven = kind === 'assigned' || kind === 'reassigned';
  if (!isTaken && !isGiven) return '';
  const task = words.sayOr(`task.${String(data['task'])}`, '');
  return [task, isGiven ? sayGiven(data, words) : ''].filter(Boolean).join(', ');
}

function sayGiven(data: TimelineEvent['data'], words: Words): string {
  const { fromName: from, toName: to } = data as { fromName?: string; toName?: string };
  if (!to) return '';
  return from ? words.say('event.told.handed', { from, to }) : words.say('event.told.handedTo', { to }); // prettier-ignore
}
