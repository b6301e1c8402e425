import { HttpErrorResponse } from '@angular/common/http';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Session } from '../auth/session';
import { provideWords } from '../service-life/testing';
import { CHANGES_MEANWHILE } from './changes-meanwhile';
import { ProblemPanel } from './problem-panel';

const refused = (code: string, title: string) =>
  new HttpErrorResponse({ status: 409, error: { code, title } });

describe('a command that came too late', () => {
  const changes = signal<string[]>([]);
  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [
        ...provideWords(),
        provideRouter([]),
        { provide: CHANGES_MEANWHILE, useValue: changes },
        { provide: Session, useValue: {} },
      ],
    });
  });

  async function show(error: unknown) {
    const fixture = TestBed.createComponent(ProblemPanel);
    fixture.componentRef.setInput('error', error);
    const retry = jest.fn();
    fixture.componentInstance.retry.subscribe(retry);
    await fixture.whenStable();
    return {
      page: fixture.nativeElement as HTMLElement,
      retry,
      settle: () => fixture.whenStable(),
    };
  }

  it.each(['stale-version', 'offer-stale', 'renewal-stale'])(
    '%s: says what the others did, that nothing is lost, and lets one go on',
    async (code) => {
      changes.set([]);
      const { page, retry, settle } = await show(refused(code, 'È cambiata.'));
      expect(page.textContent).toContain('È cambiata.');
      changes.set(['Nuova offerta di La Cura', 'Offerta ritirata']);
      await settle();
      const told = [...page.querySelectorAll('li')].map((one) => one.textContent);
      expect(told).toEqual(['Nuova offerta di La Cura', 'Offerta ritirata']);
      expect(page.textContent).toContain('Quello che hai scritto è ancora qui');
      page.querySelector('button')!.click();
      expect(retry).toHaveBeenCalledTimes(1);
    },
  );

  it('is not confused with another refusal', async () => {
    changes.set(['Nuova offerta di La Cura']);
    const { page } = await show(refused('in-flight', 'Attendi un momento.'));
    expect(page.textContent).not.toContain('Nuova offerta');
    expect(page.textContent).toContain('Attendi un momento.');
  });
});
