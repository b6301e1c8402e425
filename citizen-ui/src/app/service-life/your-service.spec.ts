import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { MatDialog } from '@angular/material/dialog';
import { provideRouter } from '@angular/router';
import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import { of } from 'rxjs';
import { PraticaStore } from '../pratica/pratica-store';
import type { OrderedService } from '../remote/types';
import { aService, aStore, provideWords } from './testing';
import { YourService } from './your-service';

const suspension = { from: '2099-03-03', until: '2099-03-10' };

describe('the card of a service', () => {
  const store = aStore();
  const asked = jest.fn((_component: unknown, _config: { data: { text: string[] } }) => ({
    afterClosed: () => of<true | undefined>(true),
  }));
  let fixture: ComponentFixture<YourService>;
  let page: HTMLElement;

  beforeEach(() => {
    store.reset();
    asked.mockClear();
    TestBed.configureTestingModule({
      providers: [
        ...provideWords(),
        provideRouter([]),
        provideHttpClient(),
        provideHttpClientTesting(),
        { provide: PraticaStore, useValue: store },
        { provide: MatDialog, useValue: { open: asked } },
      ],
    });
  });

  async function show(pratica: object, service: OrderedService = aService): Promise<string> {
    store.pratica.set({ version: 5, closed: false, allowed: [], ...pratica });
    fixture = TestBed.createComponent(YourService);
    fixture.componentRef.setInput('service', service);
    await fixture.whenStable();
    page = fixture.nativeElement as HTMLElement;
    return text();
  }
  const text = () => (page.textContent ?? '').replace(/[\s\u00a0]+/g, ' ');
  const allow = (...names: string[]) => names.map((transition) => ({ transition }));
  const buttons = () =>
    [...page.querySelectorAll('.actions > *')].map((button) => button.textContent?.trim());

  async function press(name: string): Promise<void> {
    const found = [...page.querySelectorAll('button')].find(
      (one) => one.textContent?.trim() === name,
    );
    const before = asked.mock.calls.length;
    found!.click();
    // The dialog is fetched when it is asked for.
    for (let tries = 0; tries < 50 && asked.mock.calls.length === before; tries += 1)
      await new Promise((resolve) => setTimeout(resolve, 10));
    await new Promise((resolve) => setTimeout(resolve, 10));
    await fixture.whenStable();
  }

  it('offers only what is allowed', async () => {
    await show({ state: 'active', allowed: allow('suspend', 'interrupt') });
    expect(buttons()).toEqual(['Sospendi', 'Interrompi il servizio']);
    await show({ state: 'completed' });
    expect(buttons()).toEqual([]);
  });

  it('tells a planned suspension with the end it moves to, and lets it be changed or withdrawn', async () => {
    const allowed = allow('suspend', 'withdrawSuspension', 'interrupt');
    const said = await show({ state: 'active', allowed }, { ...aService, suspension });
    expect(said).toContain('il servizio si ferma martedì 3 marzo 2099 e riprende martedì 10 marzo 2099 (7 giorni). La fine si sposterà a lunedì 6 aprile 2099.'); // prettier-ignore
    expect(buttons()).toEqual(['Modifica le date', 'Annulla la sospensione', 'Interrompi il servizio']); // prettier-ignore
    await press('Annulla la sospensione');
    expect(asked.mock.calls[0]![1].data.text[0]).toContain('finisce lunedì 30 marzo 2099');
    expect(store.move).toHaveBeenCalledWith({ transition: 'withdrawSuspension' }, expect.any(String)); // prettier-ignore
  });

  it('resumes a suspended service only after a yes', async () => {
    const at = { state: 'suspended', allowed: allow('resume', 'interrupt') };
    expect(await show(at, { ...aService, suspension, suspensions: 1, suspendedDays: 2 })).toContain('riprende martedì 10 marzo 2099'); // prettier-ignore
    expect(text()).toContain('Giorni di sospensione finora2 giorni');
    asked.mockReturnValueOnce({ afterClosed: () => of(undefined) });
    await press('Riprendi ora');
    expect(store.move).not.toHaveBeenCalled();
    await press('Riprendi ora');
    expect(store.move).toHaveBeenCalledWith({ transition: 'resume' }, expect.any(String));
  });

  it('tells how an interrupted service ends, and that the money came back once it did', async () => {
    const data = { effectiveOn: '2099-03-08', refundCents: 34_955 };
    store.timeline.set({ items: [{ kind: 'interrupt', data }] });
    expect(await show({ state: 'interrupted' })).toContain('Ti restituiamo 349,55 €');
    expect(text()).toContain('Il servizio continua fino a sabato 7 marzo 2099 compreso');
    expect(await show({ state: 'interrupted', closed: true })).toContain('Ti abbiamo restituito 349,55 €'); // prettier-ignore
    TestBed.inject(HttpTestingController).verify();
  });
});
