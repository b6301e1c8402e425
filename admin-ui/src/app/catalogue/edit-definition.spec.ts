import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { moved, newDefinition, newQuestion, tidied, toId, withKind } from './edit-definition';
import { forget, keep, readKept } from './kept-definition';

describe('what is written of a service type', () => {
  beforeAll(() => {
    Object.defineProperty(globalThis.crypto, 'randomUUID', { value: randomUUID, configurable: true });
  }); // prettier-ignore
  beforeEach(() => localStorage.clear());

  it.each([
    [0, 1, 'bac'],
    [2, -2, 'cab'],
    [2, 1, 'abc'],
    [0, -1, 'abc'],
    [1, 1, 'acb'],
  ])('moves the entry in place %i by %i, and no further than there is room: %s', (index, by, order) => {
    expect(moved(['a', 'b', 'c'], index, by).join('')).toBe(order);
  }); // prettier-ignore

  it.each([
    ['Assistenza alla persona', 'assistenza-alla-persona'],
    ['  Caffè & tè, 24 ore ', 'caffe-te-24-ore'],
    ['24 ore', 'ore'],
    ['', ''],
  ])('makes an address of «%s»: %s', (name, id) => expect(toId(name)).toBe(id));

  it('lets go of what belongs to another kind of answer, and keeps answers between two that choose', () => {
    const count = { ...newQuestion(), type: 'integer' as const, min: 1, max: 3 };
    const choice = withKind(count, 'choice');
    expect(Object.keys(choice)).not.toContain('min');
    expect(choice.options).toHaveLength(2);
    expect(withKind(choice, 'choices').options).toEqual(choice.options);
    expect(withKind(choice, 'date')).not.toHaveProperty('options');
    expect(newQuestion().id).not.toBe(newQuestion().id);
  });

  it('sends no empty help, no empty conditions and no empty line', () => {
    const question = { ...newQuestion(), it: 'Quando?', help: { it: ' ', en: '' }, askedIf: [] };
    const sent = tidied({ ...newDefinition('cura'), profiles: ['', ' OSS '], params: [question] });
    expect(sent.profiles).toEqual(['OSS']);
    expect(Object.keys(sent.params[0]!)).not.toEqual(expect.arrayContaining(['help']));
    expect(Object.keys(sent.params[0]!)).not.toEqual(expect.arrayContaining(['askedIf']));
  });

  it('is kept in this browser by comune and type, and begins anew where it cannot be read', () => {
    const kept = { base: 2, definition: newDefinition('cura') };
    keep('milano', 'tata', kept);
    expect(readKept('milano', 'tata')).toEqual(kept);
    expect([readKept('sesto', 'tata'), readKept('milano', 'pasti')]).toEqual([undefined, undefined]);
    localStorage.setItem('wemi.catalogue.milano.tata', '{"half');
    expect(readKept('milano', 'tata')).toBeUndefined();
    keep('milano', 'tata', kept);
    forget('milano', 'tata');
    expect(readKept('milano', 'tata')).toBeUndefined();
  }); // prettier-ignore
});
