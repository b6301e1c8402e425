import { HttpTestingController } from '@angular/common/http/testing';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { describe, expect, it, jest } from '@jest/globals';
import type { NotificationItem } from '../api-types';
import { NotificationsPage } from './notifications-page';
import { aNotification, flawsOf, standIns } from './testing';

describe('the page of notifications', () => {
  let fixture: ComponentFixture<NotificationsPage>;
  let server: HttpTestingController;
  const theList = () => server.expectOne(({ url }) => url === '/api/notifications');
  const counted = (count: number) =>
    server
      .match('/api/notifications/unread-count')
      .forEach((asked) => asked.flush({ count, countCapped: false }));
  async function show(items: NotificationItem[], { role = 'ente', inputs = {}, next = null as string | null } = {}) {
    const stand = standIns(role);
    TestBed.configureTestingModule({ providers: stand.providers });
    server = TestBed.inject(HttpTestingController);
    fixture = TestBed.createComponent(NotificationsPage);
    for (const [name, value] of Object.entries(inputs)) fixture.componentRef.setInput(name, value);
    TestBed.tick();
    const asked = theList();
    asked.flush({ items, next });
    counted(items.filter(({ readAt }) => readAt === null).length);
    await fixture.whenStable();
    return { ...stand, request: asked.request };
  } // prettier-ignore
  const page = () => fixture.nativeElement as HTMLElement;
  const text = () => page().textContent!.replace(/[\s\u00a0]+/g, ' ');
  const button = (name: string) =>
    [...page().querySelectorAll<HTMLButtonElement>('button')].find(
      (each) => each.textContent!.trim() === name,
    );

  it('says by day what is unread and who of the ente read the rest, and leads into the back office', async () => {
    const readAt = '2026-11-02T11:00:00.000Z';
    await show([
      aNotification({ id: '1', createdAt: new Date().toISOString(), urgency: 'now' }),
      aNotification({ id: '2', readAt, readBy: 'Ugo Sala' }),
      aNotification({ id: '3', path: 'https://elsewhere.example/' }),
    ]);
    const [first, second, third] = [...page().querySelectorAll('article')];
    expect(page().querySelector('h2')!.textContent).toBe('Oggi');
    expect(first!.textContent).toContain('Da leggere');
    expect(first!.textContent).toContain('Urgente');
    expect(first!.querySelector('a')!.getAttribute('href')).toBe('/pratiche/p');
    expect(second!.textContent).toContain('Letta da Ugo Sala');
    expect([...second!.querySelectorAll('time')].map(({ title }) => title)).toEqual([
      expect.stringMatching(/lunedì 2 novembre 2026.*11:30:00/),
      expect.stringMatching(/lunedì 2 novembre 2026.*12:00:00/),
    ]);
    expect(third!.querySelector('a')).toBeNull();
    expect(page().querySelector('a[href="/notifiche/preferenze"]')).not.toBeNull();
    expect(await flawsOf(page())).toEqual([]);
  });

  it('of the office says that no mail comes, and offers nothing to choose', async () => {
    await show([], { role: 'admin' });
    expect(text()).toContain('All’ufficio non arrivano mail');
    expect(page().querySelector('a[href="/notifiche/preferenze"]')).toBeNull();
    expect(text()).toContain('Non ci sono ancora notifiche');
  });

  it('marks one as read when it is opened, once', async () => {
    await show([aNotification()]);
    button('Segna come letta')!.click();
    TestBed.tick();
    server.expectOne(`/api/notifications/${aNotification().id}/read`).flush({});
    await new Promise((resolve) => setTimeout(resolve));
    TestBed.tick();
    counted(0);
    await fixture.whenStable();
    expect(page().querySelector('article')!.dataset['unread']).toBe('false');
    page().querySelector<HTMLAnchorElement>('article a')!.click();
    server.expectNone(({ method }) => method === 'POST');
  });

  it('is narrowed by what the address says', async () => {
    const inputs = { show: 'unread', topic: 'payments', pratica: 'p' };
    const { request } = await show([], { inputs });
    expect(Object.fromEntries(request.params.keys().map((key) => [key, request.params.get(key)]))).toEqual({ unread: 'true', topic: 'payments', praticaId: 'p' }); // prettier-ignore
    expect(text()).toContain('Nessuna notifica con questi filtri');
    const navigate = jest.spyOn(TestBed.inject(Router), 'navigate').mockResolvedValue(true);
    page().querySelector<HTMLButtonElement>('wemi-filter-chips button')!.click();
    expect(navigate.mock.calls[0]![1]).toMatchObject({ queryParams: { topic: null } });
    expect(await flawsOf(page())).toEqual([]);
  });

  it('marks all as read after asking', async () => {
    await show([aNotification()]);
    button('Segna tutte come lette')!.click();
    await fixture.whenStable();
    server.expectNone('/api/notifications/read');
    document.querySelector<HTMLButtonElement>('mat-dialog-container button.mat-mdc-unelevated-button')!.click(); // prettier-ignore
    let [sent] = server.match('/api/notifications/read');
    for (let n = 0; n < 50 && !sent; n += 1) {
      await new Promise((resolve) => setTimeout(resolve, 20));
      [sent] = server.match('/api/notifications/read');
    }
    expect(Date.parse(sent!.request.body.until)).toBeGreaterThan(Date.now() - 60_000);
  });

  it('goes on by key and reads again when something new is told', async () => {
    const { told } = await show([aNotification()], { next: 'n' });
    button('Successive')!.click();
    TestBed.tick();
    told.set(1);
    TestBed.tick();
    const asked = server.match(({ url }) => url === '/api/notifications');
    expect(asked.at(-1)!.request.params.get('cursor')).toBe('n');
  });
});
