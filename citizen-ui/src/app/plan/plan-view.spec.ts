import { TestBed } from '@angular/core/testing';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { provideWords } from '../service-life/testing';
import { PlanView } from './plan-view';

const weekly = [
  { weekday: 4, from: '16:30', minutes: 90 },
  { weekday: 1, from: '09:00', minutes: 60 },
];
const coming = [
  { startsAt: '2099-03-26T15:30:00.000Z', endsAt: '2099-03-26T17:00:00.000Z' },
  { startsAt: '2099-03-30T07:00:00.000Z', endsAt: '2099-03-30T08:00:00.000Z' },
];

describe('a weekly schedule', () => {
  beforeEach(() => {
    TestBed.configureTestingModule({ providers: [...provideWords()] });
  });

  async function show(plan: object) {
    const fixture = TestBed.createComponent(PlanView);
    fixture.componentRef.setInput('plan', plan);
    await fixture.whenStable();
    const page = fixture.nativeElement as HTMLElement;
    const items = (id: string) =>
      [...page.querySelectorAll(`[data-testid=${id}] li`)].map(({ textContent }) =>
        (textContent ?? '').trim(),
      );
    return { page, items };
  }

  it('is told day by day of the week, then as the days that come, on the clock of then', async () => {
    const { page, items } = await show({ weekly, skipsHolidays: true, paid: 8, left: 5, coming });
    expect(items('plan')).toEqual([
      'Ogni lunedì alle 09:00, per 60 minuti',
      'Ogni giovedì alle 16:30, per 90 minuti',
      'Nei giorni festivi non viene nessuno.',
    ]);
    expect(page.textContent).toContain('In tutto 8 visite, 5 ancora da fare.');
    // The clocks change in between: half past four in winter time, nine in summer time.
    expect(items('coming-visits')).toEqual([
      'giovedì 26 marzo 2099, ore 16:30',
      'lunedì 30 marzo 2099, ore 9:00',
    ]);
  });

  it('has nothing to come once it is over', async () => {
    const { items } = await show({ weekly, skipsHolidays: false, paid: 8, left: 0, coming: [] });
    expect(items('plan').at(-1)).toBe('Anche nei giorni festivi.');
    expect(items('coming-visits')).toEqual([]);
  });
});
