import { TestBed } from '@angular/core/testing';
import { describe, expect, it } from '@jest/globals';
import { anEvent, aPratica, aService } from '../../testing/pratica';
import { provideWords } from '../../testing/words';
import type { Pratica, TimelineEvent } from '../api-types';
import { ServiceFacts } from './service-facts';

const suspension = { from: '2099-03-03', until: '2099-03-10' };

describe('the service on the page of a pratica', () => {
  async function show(change: Partial<Pratica>, events: TimelineEvent[] = []): Promise<string> {
    TestBed.configureTestingModule({ providers: [...provideWords()] });
    const fixture = TestBed.createComponent(ServiceFacts);
    fixture.componentRef.setInput('pratica', aPratica({ service: aService, ...change }));
    fixture.componentRef.setInput('events', events);
    await fixture.whenStable();
    const text = (fixture.nativeElement as HTMLElement).textContent ?? '';
    return text.replace(/[\s\u00a0]+/g, ' ');
  }

  it('tells the period, its end as it was moved, and the days without', async () => {
    const moved = { ...aService, endDate: '2099-04-06', suspensions: 1, suspendedDays: 7 };
    const text = await show({ state: 'active', service: moved });
    expect(text).toContain('Periodo 1da domenica 1 marzo 2099 a lunedì 6 aprile 2099');
    expect(text).toContain('Giorni di sospensione finora7 giorni');
    expect(text).not.toContain('Sospensione prevista');
  });

  it.each([
    ['active', 'Sospensione prevista'],
    ['suspended', 'Sospensione in corso'],
  ] as const)('of a service that is %s tells: %s', async (state, words) => {
    const text = await show({ state, service: { ...aService, suspension } });
    expect(text).toContain(`${words}da martedì 3 marzo 2099 a lunedì 9 marzo 2099`);
    expect(text).toContain('Fine dopo la sospensionelunedì 6 aprile 2099');
  });

  it('tells the last day and what goes back once it is interrupted', async () => {
    const data = { effectiveOn: '2099-03-08', refundCents: 34_955 };
    const text = await show({ state: 'interrupted' }, [anEvent(9, 'interrupt', { data })]);
    expect(text).toContain('primo giorno senza serviziodomenica 8 marzo 2099');
    expect(text).toContain('Rimborso349,55 €');
  });
});
