import { HttpTestingController } from '@angular/common/http/testing';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { describe, expect, it } from '@jest/globals';
import { Bell } from './bell';
import { flawsOf, standIns } from './testing';

const ID = 'b0000000-0000-4000-8000-000000000001';

describe('the bell', () => {
  let fixture: ComponentFixture<Bell>;
  let server: HttpTestingController;
  function ring(role = 'ente') {
    const stand = standIns(role);
    TestBed.configureTestingModule({ providers: stand.providers });
    server = TestBed.inject(HttpTestingController);
    fixture = TestBed.createComponent(Bell);
    TestBed.tick();
    return stand;
  }
  async function count(count: number, countCapped = false) {
    TestBed.tick();
    server.expectOne('/api/notifications/unread-count').flush({ count, countCapped });
    await fixture.whenStable();
  }
  const page = () => fixture.nativeElement as HTMLElement;
  const link = () => page().querySelector('a')!;
  const said = () => page().querySelector('[role=status]')!.textContent!.trim();

  it.each<[number, boolean, string, string]>([
    [0, false, '', 'Notifiche: nessuna da leggere'],
    [1, false, '1', 'Notifiche: una da leggere'],
    [99, true, '99+', 'Notifiche: 99+ da leggere'],
  ])('shows %d (more: %s) as "%s" and is called "%s"', async (n, capped, text, name) => {
    ring();
    await count(n, capped);
    expect([link().textContent!.trim(), link().getAttribute('aria-label')]).toEqual([text, name]);
    expect(await flawsOf(page())).toEqual([]);
  });

  it('counts again when the stream says so, and says politely when more have come', async () => {
    const { told } = ring('admin');
    await count(1);
    expect(said()).toBe('');
    told.set(1);
    await count(2);
    expect(said()).toBe('Ci sono 2 notifiche da leggere.');
  });

  it.each(['auditor', 'sportello', 'operator'])(
    'is not there for who is told nothing: %s',
    (role) => {
      ring(role);
      server.expectNone('/api/notifications/unread-count');
      expect(page().querySelector('a')).toBeNull();
    },
  );

  it('marks as read the notification whose link brought somebody here', async () => {
    ring();
    await count(1);
    await TestBed.inject(Router).navigateByUrl(`/pratiche/p?notifica=${ID}`);
    TestBed.tick();
    server.expectOne({ method: 'POST', url: `/api/notifications/${ID}/read` }).flush({});
    await new Promise((resolve) => setTimeout(resolve));
    await count(0);
  });
});
