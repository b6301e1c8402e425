import type { Words } from '../words/words';
import type { Scope } from './mandate';
import type { Mandate, MandateEvents } from '../api-types';

/** What it allows, in words, reading first. */
export function sayScope(scope: readonly Scope[], words: Words): string {
  const parts = scope.map((part) => words.say(`mandates.scope.${part}`));
  return [words.say('mandates.reading'), ...parts].join(', ').toLowerCase();
}

/** The one who may act: a counter, a person, or someone invited who has not answered. */
export function sayHolder({ sportello, delegate }: Mandate, words: Words): string {
  if (sportello) return words.say('mandates.counter', { name: sportello.name });
  return delegate?.name ?? words.say('mandates.invited');
}

export function sayAbout({ praticaId, praticaNumber }: Mandate, words: Words): string {
  return praticaId
    ? words.say('mandates.one', { number: praticaNumber ?? '' })
    : words.say('mandates.all');
}

export function sayDays({ startsOn, expiresOn }: Mandate, words: Words): string {
  return words.say('mandates.days', { from: words.day(startsOn), to: words.day(expiresOn) });
}

/** "Revocata, Marta Colombo (ufficio WeMi)". */
export function sayMandateEvent(
  { kind, actorName, actorRole }: MandateEvents['items'][number],
  words: Words,
): string {
  const what = words.say(`mandates.event.${kind}`);
  const role = words.say(`role.${actorRole}`);
  return `${what}, ${actorName} (${role})`;
}
