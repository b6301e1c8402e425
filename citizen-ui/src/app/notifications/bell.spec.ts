import { HttpTestingController } from '@angular/common/http/testing';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { Announcer } from '../live/announcer';
import { Bell } from './bell';
import { flawsOf, standIns } from './testing';

const ID = 'b0000000-0000-4000-8000-000000000001';

describe('the bell', () => {
  let fixture: ComponentFixture<Bell>;
  let server: HttpTestingController;
  let stand: ReturnType<typeof standIns>;
  beforeEach(() => {
    stand = standIns();
    TestBed.configureTestingModule({ providers: stand.providers });
    server = TestBed.inject(HttpTestingController);
  });

  function ring() {
    fixture = TestBed.createComponent(Bell);
    TestBed.tick();
  }
  async function count(count: number, countCapped = false) {
    TestBed.tick();
    server.expectOne('/api/notifications/unread-count').flush({ count, countCapped });
    await fixture.whenStable();
  }
  const link = () => (fixture.nativeElement as HTMLElement).querySelector('a')!;
  const shown = () => link().textContent!.trim();
  const said = () => TestBed.inject(Announcer).message();

  it.each<[number, boolean, string, string]>([
    [0, false, '', 'Notifiche: nessuna da leggere'],
    [1, false, '1', 'Notifiche: una da leggere'],
    [7, false, '7', 'Notifiche: 7 da leggere'],
    [99, true, '99+', 'Notifiche: 99+ da leggere'],
  ])('shows %d (more: %s) as "%s" and is called "%s"', async (n, capped, text, name) => {
    ring();
    await count(n, capped);
    expect([shown(), link().getAttribute('aria-label')]).toEqual([text, name]);
    expect(link().getAttribute('href')).toBe('/notifiche');
    expect(await flawsOf(fixture.nativeElement)).toEqual([]);
  });

  it('counts again when the stream says so, and says politely when more have come', async () => {
    ring();
    await count(1);
    expect(said()).toBe('');
    stand.told.set(1);
    await count(3);
    expect([shown(), said()]).toEqual(['3', 'Hai 3 notifiche da leggere.']);
    stand.told.set(2);
    await count(0);
    expect([shown(), said()]).toEqual(['', 'Hai 3 notifiche da leggere.']);
  });

  it('asks nothing while nobody is signed in', () => {
    stand.isSignedIn.set(false);
    ring();
    server.expectNone('/api/notifications/unread-count');
  });

  it('marks as read the notification whose link brought the person here', async () => {
    await TestBed.inject(Router).navigateByUrl(`/pratiche/p?notifica=${ID}`);
    ring();
    await count(1);
    TestBed.tick();
    server.expectOne({ method: 'POST', url: `/api/notifications/${ID}/read` }).flush({});
    await new Promise((resolve) => setTimeout(resolve));
    await count(0);
    await TestBed.inject(Router).navigateByUrl('/pratiche/p?notifica=../../me');
    TestBed.tick();
    server.expectNone(({ method }) => method === 'POST');
  });
});
