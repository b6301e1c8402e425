import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { provideWords } from '../../testing/words';
import type { OpenAppeal } from '../api-types';
import { VoucherDuties } from './voucher-duties';

const appeal: OpenAppeal = {
  ...{ id: 'p', fundId: 'f', fundName: 'Aiuto a casa', applicationId: 'a', reason: 'Abito qui' },
  ...{ personName: 'Anna Ferrari', at: '2026-03-01T10:00:00.000Z', isBarred: true },
  ...{ dueAt: '2026-03-31T21:59:00.000Z', isOverdue: true },
};

describe('what the office owes to who asked for a voucher', () => {
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

  async function show(appeals: OpenAppeal[], funds: object[]): Promise<HTMLElement> {
    const fixture = TestBed.createComponent(VoucherDuties);
    TestBed.tick();
    const server = TestBed.inject(HttpTestingController);
    server.expectOne('/api/voucher-appeals').flush({ items: appeals });
    server.expectOne('/api/voucher-funds').flush({ items: funds });
    await fixture.whenStable();
    return fixture.nativeElement as HTMLElement;
  }

  it('names appeals by their term, who may not answer, and how many wait', async () => {
    const page = await show([appeal], [{ id: 'g', name: 'Altro', waiting: 2 }, { id: 'h', name: 'Fermo', waiting: 0 }]); // prettier-ignore
    const [first, second, ...rest] = [...page.querySelectorAll('li')];
    expect(first!.textContent).toMatch(/Riesame di Anna Ferrari, Aiuto a casa: rispondi entro .*31 mar/); // prettier-ignore
    expect(first!.textContent).toContain('In ritardo.');
    expect(first!.textContent).toContain('risponde una persona diversa');
    expect(first!.querySelector('a')!.getAttribute('href')).toBe('/voucher/f');
    expect(second!.textContent).toContain('Altro: domande da decidere 2');
    expect(rest).toEqual([]);
  });

  it('is not there when nobody waits', async () => {
    const page = await show([], [{ id: 'h', name: 'Fermo', waiting: 0 }]);
    expect(page.textContent!.trim()).toBe('');
  });
});
