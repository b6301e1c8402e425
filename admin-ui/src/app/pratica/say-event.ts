import type { TimelineEvent } from '../api-types';
import type { Words } from '../words/words';

/** Who acted: the person and, when there is one, the ente they act for. */
export function sayActor({ actor }: TimelineEvent, words: Words): string {
  const name = actor.name ?? words.say(`role.${actor.role}`);
  return actor.enteName ? `${name} (${actor.enteName})` : name;
}

/** "per conto di …", or nothing when it was the actor's own right. */
export function sayRepresented({ onBehalfOf }: TimelineEvent, words: Words): string {
  if (!onBehalfOf) return '';
  return onBehalfOf.name ?? words.say(`role.${onBehalfOf.role}`);
}

/** The event as one sentence for screen readers and warnings. */
export function sayEvent(event: TimelineEvent, words: Words): string {
  const sentence = `${words.say(`event.${event.kind}`)}, ${sayActor(event, words)}`;
  const represented = sayRepresented(event, words);
  return represented
    ? `${sentence} ${words.say('event.onBehalf', { name: represented })}`
    : sentence;
}
