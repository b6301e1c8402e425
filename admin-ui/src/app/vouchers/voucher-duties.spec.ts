import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { provideWords } from '../../testing/words';
import type { OpenAppeal } from '../api-types';
import { Colleagues } from '../inbox/colleagues';
import { Session } from '../session/session';
import { VoucherDuties } from './voucher-duties';

Object.defineProperty(globalThis.crypto, 'randomUUID', { value: randomUUID, configurable: true });

const appeal: OpenAppeal = {
  ...{ id: 'p', fundId: 'f', fundName: 'Aiuto a casa', applicationId: 'a', reason: 'Abito qui' },
  ...{ personName: 'Anna Ferrari', at: '2026-03-01T10:00:00.000Z', isBarred: true },
  ...{ dueAt: '2026-03-31T21:59:00.000Z', isOverdue: true, assignee: null },
};

describe('what the office owes to who asked for a voucher', () => {
  const role = signal('admin');
  let server: HttpTestingController;
  beforeEach(() => {
    role.set('admin');
    TestBed.configureTestingModule({
      providers: [
        ...provideWords(),
        provideRouter([]),
        provideHttpClient(),
        provideHttpClientTesting(),
        { provide: Session, useValue: { role, me: signal({ id: 'me' }) } },
        { provide: Colleagues, useValue: { others: signal([{ id: 'd', name: 'Dario Serra' }]) } },
      ],
    });
  });

  async function show(appeals: OpenAppeal[], funds: object[]): Promise<HTMLElement> {
    const fixture = TestBed.createComponent(VoucherDuties);
    TestBed.tick();
    server = TestBed.inject(HttpTestingController);
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

  const button = (page: HTMLElement, name: string) =>
    [...page.querySelectorAll('button')].find((one) => one.textContent!.includes(name));

  it('lets an appeal be taken in hand, and says when somebody else was quicker', async () => {
    const page = await show([{ ...appeal, isBarred: false }], []);
    button(page, 'Me ne occupo io')!.click();
    const taken = { code: 'task-taken', title: 'Già in carico', status: 409 };
    server.expectOne('/api/voucher-appeals/p/claim').flush(taken, { status: 409, statusText: '-' });
    await new Promise((resolve) => setTimeout(resolve, 0));
    TestBed.tick();
    const assignee = { id: 'd', name: 'Dario Serra' };
    server.expectOne('/api/voucher-appeals').flush({ items: [{ ...appeal, assignee }] });
    await new Promise((resolve) => setTimeout(resolve, 0));
    TestBed.tick();
    expect(page.querySelector('wemi-problem')).not.toBeNull();
    expect(page.textContent).toContain('Se ne occupa Dario Serra.');
    expect(button(page, 'Lascialo libero')).toBeUndefined();
  });

  it('lets one’s own be left, and any be handed to a colleague', async () => {
    const page = await show([{ ...appeal, assignee: { id: 'me', name: 'Carla Neri' } }], []);
    expect(button(page, 'Me ne occupo io')).toBeUndefined();
    button(page, 'Lascialo libero')!.click();
    server.expectOne('/api/voucher-appeals/p/release');
    const to = page.querySelector('select')!;
    to.value = 'd';
    to.dispatchEvent(new Event('change'));
    expect(server.expectOne('/api/voucher-appeals/p/assign').request.body).toEqual({ assigneeId: 'd' }); // prettier-ignore
  });

  it('is not for whoever decided to take, nor for an auditor to move', async () => {
    const page = await show([appeal], []);
    expect(button(page, 'Me ne occupo io')).toBeUndefined();
    expect(page.querySelector('select')).not.toBeNull();
    role.set('auditor');
    TestBed.tick();
    expect(page.querySelector('button, select')).toBeNull();
  });

  it('is not there when nobody waits', async () => {
    const page = await show([], [{ id: 'h', name: 'Fermo', waiting: 0 }]);
    expect(page.textContent!.trim()).toBe('');
  });
});
