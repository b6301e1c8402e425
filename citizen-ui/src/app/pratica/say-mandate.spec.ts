import { describe, expect, it } from '@jest/globals';
import { it as italian } from '../../i18n/it';
import type { TimelineEvent } from '../remote/types';
import { sayMandate } from './say-mandate';

const event = {
  actor: { role: 'citizen', name: 'Luca Bianchi', enteName: null },
  onBehalfOf: { role: 'citizen', name: 'Anna Rossi' },
  mandate: { id: 'm', kind: 'delegate', sportelloName: null },
} as unknown as TimelineEvent;
const atCounter = {
  ...event,
  mandate: { id: 'm', kind: 'sportello', sportelloName: 'WeMi Venezia' },
} as TimelineEvent;

function say(told: TimelineEvent, principalName: string | null): string {
  const { key, values } = sayMandate(told, { principalName })!;
  const words = key.split('.').reduce<unknown>((at, part) => (at as Record<string, unknown>)[part], italian); // prettier-ignore
  return String(words).replace(/\{\{(\w+)\}\}/g, (_hole, name: string) => values[name]!);
}

describe('who acted under a mandate', () => {
  it('is told to the person with the name of whom they trusted', () => {
    expect(say(event, null)).toBe('Luca Bianchi, con la tua delega');
    expect(say(atCounter, null)).toBe('Sportello WeMi Venezia (Luca Bianchi), per conto tuo');
  });

  it('is told to a delegate with the name of the person', () => {
    expect(say(event, 'Anna Rossi')).toBe('Luca Bianchi, con delega di Anna Rossi');
    expect(say(atCounter, 'Anna Rossi')).toBe('Sportello WeMi Venezia (Luca Bianchi), per conto di Anna Rossi'); // prettier-ignore
  });

  it('is nothing special when it was their own right', () => {
    expect(sayMandate({ ...event, mandate: null }, { principalName: null })).toBeUndefined();
  });
});
