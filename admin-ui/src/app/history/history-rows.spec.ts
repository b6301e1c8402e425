import { TestBed } from '@angular/core/testing';
import { describe, expect, it } from '@jest/globals';
import { anEvent } from '../../testing/pratica';
import { provideWords } from '../../testing/words';
import { Words } from '../words/words';
import { historySheet } from './history-rows';

describe('the history as a file', () => {
  it('tells who, for whom, what, from where to where, why, how and exactly when', () => {
    TestBed.configureTestingModule({ providers: provideWords() });
    const event = anEvent(7, 'confirmOrder', {
      fromState: 'order',
      toState: 'payment',
      actor: { role: 'admin', name: 'Marta Colombo', enteName: null },
      onBehalfOf: { role: 'ente', name: 'La Cura' },
      reason: 'L’ente non risponde.',
    });
    const [heads, row] = historySheet([event], TestBed.inject(Words));
    expect(heads).toHaveLength(row!.length);
    expect(row).toEqual([
      '7',
      '2 mar 2026, 09:00',
      'Marta Colombo',
      'ufficio WeMi',
      'La Cura',
      'Ordine confermato',
      'Ordine da confermare → In attesa di pagamento',
      'L’ente non risponde.',
      'web',
      '2026-03-02T08:00:00.000Z',
    ]);
  });
});
