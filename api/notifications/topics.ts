import { partsOf } from '../../notifications/keys.ts';
import { decisionOf, NOTIFICATION_KEYS, type Topic, TOPICS } from '../../notifications/kinds.ts';

/** Where whatever has no decision of its own is put. */
const REST: Topic = 'office';

export const TOPIC_NAMES: readonly string[] = TOPICS;

export function topicOf(notification: { kind: string; audience: string }): Topic {
  return decisionOf(notification).topic;
}

/** Which `kind:audience` a topic holds: those that are listed, or all but those. */
export function keysOf(topic: string): { isOneOf: boolean; keys: string[] } {
  const isOneOf = topic !== REST;
  const keys = NOTIFICATION_KEYS.filter((key) => (topicOf(partsOf(key)) === topic) === isOneOf);
  return { isOneOf, keys };
}

/** The office and counters choose nothing. */
const OWNED = { person: ['citizen'], ente: ['enti', 'ente', 'rivals'] };

/** What can reach a person, or an ente, and whether some of it must. */
export function topicsFor(owner: 'person' | 'ente'): { topic: Topic; isMandatory: boolean }[] {
  const decisions = NOTIFICATION_KEYS.map(partsOf)
    .filter(({ audience }) => OWNED[owner].includes(audience))
    .map(decisionOf);
  return TOPICS.map((topic) => decisions.filter((decision) => decision.topic === topic))
    .filter((those) => those.length > 0)
    .map((those) => ({
      topic: those[0]!.topic,
      isMandatory: those.some(({ isMandatory }) => isMandatory),
    }));
}
