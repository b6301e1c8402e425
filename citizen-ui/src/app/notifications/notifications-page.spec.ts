import { HttpTestingController } from '@angular/common/http/testing';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Notification } from '../remote/types';
import { NotificationsPage } from './notifications-page';
import { aNotification, flawsOf, standIns } from './testing';

describe('the page of notifications', () => {
  let fixture: ComponentFixture<NotificationsPage>;
  let server: HttpTestingController;
  let stand: ReturnType<typeof standIns>;
  beforeEach(() => {
    stand = standIns();
    TestBed.configureTestingModule({ providers: stand.providers });
    server = TestBed.inject(HttpTestingController);
  });

  const theList = () => server.expectOne(({ url }) => url === '/api/notifications');
  const counted = (count: number) =>
    server
      .match('/api/notifications/unread-count')
      .forEach((asked) => asked.flush({ count, countCapped: false }));
  function open(inputs: Record<string, string> = {}) {
    fixture = TestBed.createComponent(NotificationsPage);
    for (const [name, value] of Object.entries(inputs)) fixture.componentRef.setInput(name, value);
    TestBed.tick();
    return theList();
  }
  async function show(items: Notification[], inputs = {}, next: string | null = null) {
    const asked = open(inputs);
    asked.flush({ items, next });
    counted(items.filter(({ readAt }) => readAt === null).length);
    await fixture.whenStable();
    return asked.request;
  }
  const page = () => fixture.nativeElement as HTMLElement;
  const text = () => page().textContent!.replace(/[\s\u00a0]+/g, ' ');
  const button = (name: string) =>
    [...page().querySelectorAll<HTMLButtonElement>('button')].find(
      (each) => each.textContent!.trim() === name,
    );

  it('groups by day, says in words what is unread, of which pratica, and leads to the act', async () => {
    const [now, before] = [new Date(), new Date(Date.now() - 86_400_000)];
    await show([
      aNotification({ id: '1', createdAt: now.toISOString(), urgency: 'now', topic: 'payments' }),
      aNotification({ id: '2', createdAt: before.toISOString(), readAt: now.toISOString() }),
      aNotification({ id: '3', createdAt: '2020-03-03T10:30:00.000Z', language: 'en', path: null }),
    ]);
    expect([...page().querySelectorAll('h2')].map((each) => each.textContent)).toEqual([
      'Oggi', 'Ieri', 'martedì 3 marzo 2020',
    ]); // prettier-ignore
    const [first, second, third] = [...page().querySelectorAll('article')];
    expect(first!.textContent).toContain('Da leggere');
    expect(first!.textContent).toContain('Urgente');
    expect(first!.textContent).toContain('Pratica MI-2026-000042');
    expect(first!.querySelector('a')!.getAttribute('href')).toBe('/pratiche/p#payment');
    expect(second!.textContent).not.toContain('Da leggere');
    expect(second!.textContent).toContain('Letta');
    expect(third!.querySelector('time')!.title).toMatch(/martedì 3 marzo 2020.*11:30:00/);
    expect(third!.querySelector('h3')!.getAttribute('lang')).toBe('en');
    expect(third!.querySelector('a')).toBeNull();
    expect(await flawsOf(page())).toEqual([]);
  });

  it('marks one as read when it is opened, once, and it stays where it is', async () => {
    const notification = aNotification();
    await show([notification]);
    button('Segna come letta')!.click();
    TestBed.tick();
    server.expectOne(`/api/notifications/${notification.id}/read`).flush({});
    await new Promise((resolve) => setTimeout(resolve));
    TestBed.tick();
    counted(0);
    await fixture.whenStable();
    expect(page().querySelector('article')!.dataset['unread']).toBe('false');
    expect(button('Segna come letta')).toBeUndefined();
    page().querySelector<HTMLAnchorElement>('article a')!.click();
    server.expectNone(({ method }) => method === 'POST');
  });

  it('is narrowed by what the address says, and says how to see all again', async () => {
    const { params } = await show([], { mostra: 'nuove', argomento: 'payments', pratica: 'p' });
    expect(Object.fromEntries(params.keys().map((key) => [key, params.get(key)]))).toEqual({ unread: 'true', topic: 'payments', praticaId: 'p' }); // prettier-ignore
    expect(text()).toContain('Hai letto tutto');
    expect(page().querySelector('.empty a')!.getAttribute('href')).toBe('/notifiche');
    const navigate = jest.spyOn(TestBed.inject(Router), 'navigate').mockResolvedValue(true);
    page().querySelector<HTMLButtonElement>('[aria-label="Togli il filtro: Pagamenti e rimborsi"]')!.click(); // prettier-ignore
    expect(navigate.mock.calls[0]![1]).toMatchObject({ queryParams: { argomento: null } });
    expect(await flawsOf(page())).toEqual([]);
  });

  it('takes no topic from the address that is none', async () => {
    const { params } = await show([], { argomento: 'x' });
    expect(params.keys()).toEqual([]);
    expect(text()).toContain('Non hai ancora notifiche');
  });

  it('marks all as read after asking, up to now and no further', async () => {
    const createdAt = new Date(Date.now() + 3_600_000).toISOString();
    await show([aNotification({ createdAt })]);
    button('Segna tutte come lette')!.click();
    const dialog = await waitFor(() => document.querySelector('app-confirm-dialog'));
    server.expectNone('/api/notifications/read');
    dialog.querySelector<HTMLButtonElement>('.button:not(.secondary)')!.click();
    const sent = await waitFor(() => server.match('/api/notifications/read')[0]);
    expect(Date.parse(sent.request.body.until)).toBe(Date.parse(createdAt) + 1);
    sent.flush({ read: 1 });
    await waitFor(
      () => (TestBed.tick(), server.match(({ url }) => url === '/api/notifications')[0]),
    );
  });

  it('goes on page by page, reads again when something new is told, and says what fails', async () => {
    await show([aNotification({ id: '1' })], {}, 'n');
    button('Mostra le precedenti')!.click();
    const more = theList();
    expect(more.request.params.get('cursor')).toBe('n');
    more.flush({ items: [aNotification({ id: '2' })], next: null });
    await new Promise((resolve) => setTimeout(resolve, 10));
    await fixture.whenStable();
    expect(page().querySelectorAll('article')).toHaveLength(2);
    stand.told.set(1);
    TestBed.tick();
    counted(2);
    theList().flush({ code: 'unavailable' }, { status: 503, statusText: 'x' });
    await fixture.whenStable();
    expect(page().querySelector('app-problem-panel')).not.toBeNull();
    expect(page().querySelectorAll('article')).toHaveLength(2);
  });
});

async function waitFor<T>(find: () => T | null | undefined): Promise<T> {
  for (let n = 0; n < 100; n += 1) {
    const found = find();
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error('waited in vain');
}
