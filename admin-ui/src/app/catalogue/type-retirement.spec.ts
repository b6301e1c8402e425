import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { MatDialog } from '@angular/material/dialog';
import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import axe from 'axe-core';
import { randomUUID } from 'node:crypto';
import { of } from 'rxjs';
import { provideWords } from '../../testing/words';
import type { TypeRetirement as Retirement } from '../api-types';
import { TypeRetirement } from './type-retirement';

Object.defineProperty(globalThis.crypto, 'randomUUID', { value: randomUUID, configurable: true });

const touches = { services: 7, enti: 3, drafts: 2, pratiche: 12 };
const at = '2026-11-30T10:00:00.000Z';
const offered: Retirement = { retiredAt: null, touches, acts: [] };
const retired: Retirement = {
  ...{ retiredAt: at, touches },
  acts: [{ id: 'a', act: 'retire', reason: 'Fine convenzione', ...touches, at, writtenBy: 'Carla Neri' }],
}; // prettier-ignore

describe('the retirement of a service type', () => {
  const open = jest.fn((..._asked: unknown[]) => ({ afterClosed: () => of(true) }));
  let fixture: ComponentFixture<TypeRetirement>;
  let page: HTMLElement;
  let server: HttpTestingController;

  async function settle(): Promise<void> {
    for (let n = 0; n < 3; n += 1) {
      await new Promise((resolve) => setTimeout(resolve));
      TestBed.tick();
      fixture.detectChanges();
    }
  }
  async function show(found: Retirement, canAct = true): Promise<void> {
    TestBed.configureTestingModule({
      providers: [
        ...provideWords(),
        provideHttpClient(),
        provideHttpClientTesting(),
        { provide: MatDialog, useValue: { open } },
      ],
    });
    server = TestBed.inject(HttpTestingController);
    fixture = TestBed.createComponent(TypeRetirement);
    const inputs = { type: 'animali', name: 'Animali', canAct };
    for (const [name, value] of Object.entries(inputs)) fixture.componentRef.setInput(name, value);
    fixture.detectChanges();
    page = fixture.nativeElement as HTMLElement;
    server.expectOne('/api/catalogue/types/animali/retirement').flush(found);
    await settle();
  }
  const text = () => page.textContent?.replace(/\s+/g, ' ') ?? '';
  async function decide(reason: string): Promise<void> {
    const field = page.querySelector('textarea')!;
    field.value = reason;
    field.dispatchEvent(new Event('input'));
    page.querySelector('form')!.dispatchEvent(new Event('submit'));
    await settle();
  }

  beforeEach(() => void open.mockClear());

  it('shows what it touches before it is done, and asks once more', async () => {
    await show(offered);
    expect(text()).toContain('Servizi che i cittadini non trovano più: 7 (3 enti)');
    expect(text()).toContain('Pratiche aperte che vanno avanti come sono: 12');
    expect(text()).toContain('Bozze non ancora inviate, che non si potranno inviare: 2');
    await decide('');
    server.expectNone(({ method }) => method === 'POST');
    await decide('Fine convenzione');
    expect(JSON.stringify(open.mock.calls[0]?.[1])).toContain('Da subito «Animali» non si può più chiedere');
    const sent = server.expectOne(({ method }) => method === 'POST');
    expect(sent.request.body).toEqual({ act: 'retire', reason: 'Fine convenzione' });
    sent.flush(retired);
    await settle();
    expect(text()).toContain('Servizio ritirato');
    expect(text()).toContain('Ritirato da Carla Neri: «Fine convenzione». Servizi 7, pratiche aperte 12, bozze 2.');
    expect(page.querySelector('form button')?.textContent?.trim()).toBe('Riprendi il servizio');
    const rules = { 'color-contrast': { enabled: false } };
    expect((await axe.run(page, { rules })).violations.map(({ id }) => id)).toEqual([]);
  }, 30_000); // prettier-ignore

  it('that somebody else did meanwhile is shown beside the refusal', async () => {
    await show(offered);
    await decide('Fine convenzione');
    const refusal = { code: 'catalogue-changed', title: 'Nel frattempo il catalogo è cambiato' };
    server.expectOne(({ method }) => method === 'POST').flush(refusal, { status: 409, statusText: '-' }); // prettier-ignore
    await settle();
    server.expectOne(({ method }) => method === 'GET').flush(retired);
    await settle();
    expect(text()).toContain('Nel frattempo il catalogo è cambiato');
    expect(text()).toContain('Ritirato: non si può più chiedere.');
  });

  it('is for auditors to read', async () => {
    await show(retired, false);
    expect(page.querySelector('form')).toBeNull();
    expect(text()).toContain('Fine convenzione');
  });
});
