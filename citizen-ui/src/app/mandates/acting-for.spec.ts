import { HttpErrorResponse, provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { Live } from '../live/live';
import { ProblemPanel } from '../parts/problem-panel';
import { PraticaStore } from '../pratica/pratica-store';
import { provideWords } from '../service-life/testing';
import { ActingFor } from './acting-for';
import type { HeldUnder } from '../remote/types';

const mandate: HeldUnder = { id: 'm1', principalName: 'Anna Rossi', scope: ['pay', 'service'], expiresOn: '2099-03-03' }; // prettier-ignore

describe('acting for somebody', () => {
  let server: HttpTestingController;
  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [
        ...provideWords(),
        provideRouter([]),
        provideHttpClient(),
        provideHttpClientTesting(),
        PraticaStore,
        { provide: Live, useValue: { changesOf: () => signal(0), changes: signal(0) } },
      ],
    });
    server = TestBed.inject(HttpTestingController);
  });

  async function show(of: HeldUnder): Promise<string> {
    const fixture = TestBed.createComponent(ActingFor);
    fixture.componentRef.setInput('mandate', of);
    await fixture.whenStable();
    return (fixture.nativeElement as HTMLElement).textContent!.replace(/\s+/g, ' ');
  }

  it('says for whom, what one may do and until when', async () => {
    const said = await show(mandate);
    expect(said).toContain('Stai agendo per Anna Rossi');
    expect(said).toContain('Puoi: pagare, gestire il servizio.');
    expect(said).toContain('martedì 3 marzo 2099 compreso');
    expect(await show({ ...mandate, scope: [] })).toContain('Puoi solo leggere.');
  });

  async function command(of: HeldUnder | null): Promise<Record<string, unknown>> {
    const store = TestBed.inject(PraticaStore);
    store.id.set('p1');
    TestBed.tick();
    server.expectOne('/api/pratiche/p1').flush({ version: 7, mandate: of, allowed: [] });
    await new Promise((resolve) => setTimeout(resolve));
    void store.move({ transition: 'resume' }, 'k').catch(() => undefined);
    return server.expectOne('/api/pratiche/p1/transitions').request.body as Record<string, unknown>;
  }

  it('is written on every command of a pratica held by mandate', async () => {
    const onBehalfOf = { role: 'citizen', mandateId: 'm1' };
    expect(await command(mandate)).toMatchObject({ transition: 'resume', onBehalfOf, expectedVersion: 7 }); // prettier-ignore
  });

  it('is not written on those of one’s own', async () => {
    expect(await command(null)).not.toHaveProperty('onBehalfOf');
  });

  it.each([
    ['mandate-not-valid', 409, 'La delega non vale più'],
    ['mandate-scope', 403, 'La delega non comprende questa azione'],
    ['mandate-required', 403, 'Qui serve una delega'],
  ])('is refused kindly with %s, and what was typed stays', async (code, status, said) => {
    const fixture = TestBed.createComponent(ProblemPanel);
    fixture.componentRef.setInput('error', new HttpErrorResponse({ status, error: { code, title: 'x' } })); // prettier-ignore
    await fixture.whenStable();
    const text = (fixture.nativeElement as HTMLElement).textContent;
    expect(text).toContain(said);
    expect(text).toContain('Quello che hai scritto è ancora qui');
    expect(text).not.toContain('Riprova');
  });
});
