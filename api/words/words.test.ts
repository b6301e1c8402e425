import { describe, expect, test } from '@jest/globals';
import {
  ROLES,
  STATES,
  TIMER_NAMES,
  TRANSITION_NAMES,
} from '../../workflows/pratica/transitions.ts';
import { type EventView, eventSayer } from './say-event.ts';
import { formats, WORDS } from './words.ts';

const event: EventView = {
  id: '1', seq: 4, kind: 'suspend', fromState: 'active', toState: 'active', at: '2026-10-25T00:30:00.000Z',
  channel: 'web', actor: { role: 'ente', name: 'Paola Conti', enteName: 'La Cura' }, onBehalfOf: null,
  mandate: null, reason: null, data: { from: '2026-11-02', until: '2026-11-30' },
}; // prettier-ignore

describe('The words of files', () => {
  test.each(['it', 'en'] as const)('name every act, timer, state and role (%s)', (language) => {
    const { kind, role, state } = WORDS[language];
    expect([...TRANSITION_NAMES, ...TIMER_NAMES].filter((name) => !(name in kind))).toEqual([]);
    expect(STATES.filter((name) => !(name in state))).toEqual([]);
    expect(ROLES.filter((name) => !(name in role))).toEqual([]);
  });

  test('say who did what, with the days that an act tells', () => {
    const { who, what, represented, from, to } = eventSayer('it');
    expect(who(event)).toBe('Paola Conti (La Cura)');
    expect(what(event)).toBe('Sospensione chiesta: si ferma 2 novembre 2026, riprende 30 novembre 2026'); // prettier-ignore
    expect([from(event), to(event), represented(event)]).toEqual(['Servizio attivo', 'Servizio attivo', '']); // prettier-ignore
    const refund = { ...event, kind: 'interrupt', data: { effectiveOn: '2026-11-02', refundCents: 123_456 } }; // prettier-ignore
    expect(eventSayer('en').what(refund)).toBe('Service interrupted: first day without service 2 November 2026, refund €1,234.56'); // prettier-ignore
  });

  test('say from whom to whom a task was given, and what is to be paid for another', () => {
    const data = { task: 'confirmOrder', fromName: 'Paola', toName: 'Ugo' };
    const { what } = eventSayer('it');
    expect(what({ ...event, kind: 'reassigned', data })).toBe('Attività affidata a un’altra persona: da Paola a Ugo'); // prettier-ignore
    expect(what({ ...event, kind: 'claimed', data })).toBe('Attività presa in carico');
    expect(what({ ...event, kind: 'paymentOpened', data: { amountCents: 51_600 } })).toContain('516,00'); // prettier-ignore
  });

  test('say an unknown act without its code', () => {
    expect(eventSayer('it').what({ ...event, kind: 'brandNew', data: {} })).toBe('—');
  });

  test('tell the two hours apart in the night when clocks go back', () => {
    const { instant, day } = formats('it');
    expect(instant('2026-10-25T00:30:00.000Z')).toMatch(/^25\/10\/2026, 02:30:00 CEST$/);
    expect(instant('2026-10-25T01:30:00.000Z')).toMatch(/^25\/10\/2026, 02:30:00 CET$/);
    expect(day('2026-10-24T22:00:00.000Z')).toBe('25 ottobre 2026');
  });
});
