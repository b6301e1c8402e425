import { describe, expect, it } from '@jest/globals';
import type { WaitingNotice } from '../../db/outbox.ts';
import { leaveOvertaken } from './overtaken.ts';

const notice = (id: string, about: Partial<WaitingNotice> = {}): WaitingNotice => ({
  id,
  praticaId: 'p1',
  audience: 'citizen',
  kind: 'reviseOffer',
  enteId: 'e1',
  ...about,
});

describe('Of notices that wait together', () => {
  it('the latest of those that tell one fact again is sent, and the others say by which', () => {
    const { ids, overtakenBy } = leaveOvertaken([notice('1'), notice('2'), notice('3')]);
    expect(ids).toEqual(['3']);
    expect([...overtakenBy]).toEqual([
      ['1', '3'],
      ['2', '3'],
    ]);
  });

  it.each<[string, Partial<WaitingNotice>]>([
    ['another ente', { enteId: 'e2' }],
    ['another pratica', { praticaId: 'p2' }],
    ['other readers', { audience: 'enti' }],
    ['another act', { kind: 'withdrawOffer' }],
  ])('none is left out for %s', (_case, about) => {
    expect(leaveOvertaken([notice('1'), notice('2', about)]).ids).toEqual(['1', '2']);
  });

  it('those that tell of money, without an event, all go', () => {
    const money = { kind: null };
    expect(leaveOvertaken([notice('1', money), notice('2', money)]).ids).toEqual(['1', '2']);
  });
});
