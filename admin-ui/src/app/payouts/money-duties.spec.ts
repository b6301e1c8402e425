import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { provideWords } from '../../testing/words';
import { MoneyDuties } from './money-duties';

describe('what about money waits for the office', () => {
  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [
        ...provideWords(),
        provideRouter([]),
        provideHttpClient(),
        provideHttpClientTesting(),
      ],
    });
  });

  async function show(payouts: object[], days: object[]): Promise<HTMLElement> {
    const fixture = TestBed.createComponent(MoneyDuties);
    TestBed.tick();
    const server = TestBed.inject(HttpTestingController);
    server.expectOne('/api/payouts?status=asked&limit=100').flush({ items: payouts, next: null });
    server.expectOne('/api/reconciliations?limit=7').flush({ items: days, next: null });
    await fixture.whenStable();
    return fixture.nativeElement as HTMLElement;
  }

  it('counts payouts to approve, and names the days whose books do not agree', async () => {
    const odd = { id: 'b', day: '2026-11-27', differences: [{}, {}] };
    const page = await show([{}, {}], [{ id: 'a', day: '2026-11-28', differences: [] }, odd]);
    const [first, second, ...rest] = [...page.querySelectorAll('a')];
    expect(first!.textContent).toContain('Pagamenti agli enti da approvare: 2');
    expect(first!.getAttribute('href')).toBe('/pagamenti-enti?status=asked');
    expect(second!.textContent).toMatch(/I conti di .*27 nov.* non tornano: differenze 2/);
    expect(second!.getAttribute('href')).toBe('/quadratura');
    expect(rest).toEqual([]);
  });

  it('is not there when nothing waits', async () => {
    expect((await show([], [])).textContent!.trim()).toBe('');
  });
});
