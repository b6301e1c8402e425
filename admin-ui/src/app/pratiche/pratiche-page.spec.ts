import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { MatDialog } from '@angular/material/dialog';
import { provideRouter } from '@angular/router';
import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import { anAdmin, aPratica } from '../../testing/pratica';
import { provideWords } from '../../testing/words';
import { Live } from '../live/live';
import { Session } from '../session/session';
import { PratichePage } from './pratiche-page';

describe('the list of pratiche', () => {
  const open = jest.fn();
  let fixture: ComponentFixture<PratichePage>;
  let page: HTMLElement;

  beforeEach(async () => {
    open.mockReset();
    localStorage.clear();
    TestBed.configureTestingModule({
      providers: [
        ...provideWords(),
        provideHttpClient(),
        provideHttpClientTesting(),
        provideRouter([]),
        { provide: Live, useValue: { changes: signal(0) } },
        { provide: MatDialog, useValue: { open } },
        { provide: Session, useValue: { me: signal(anAdmin), role: signal('admin') } },
      ],
    });
    fixture = TestBed.createComponent(PratichePage);
    fixture.componentRef.setInput('open', 'true');
    page = fixture.nativeElement as HTMLElement;
    document.body.append(page);
    fixture.detectChanges();
    const server = TestBed.inject(HttpTestingController);
    const view = { id: 'v', place: 'pratiche', name: 'Aperte', query: { open: 'true' }, dropped: [], shared: false, own: true, ownerName: 'x' }; // prettier-ignore
    server.expectOne('/api/views?place=pratiche').flush({ items: [view], most: 30 });
    server.expectOne(({ url }) => url.startsWith('/api/sections')).flush({ sections: [] });
    const items = ['p1', 'p2'].map((id) => aPratica({ id, number: id }));
    server
      .expectOne(({ url, params }) => url === '/api/pratiche' && params.get('open') === 'true')
      .flush({ items, next: null, count: 2, countCapped: false });
    await fixture.whenStable();
  });
  const press = (key: string) =>
    document.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
  const focused = () => document.activeElement?.textContent?.trim();

  it('presses the saved view that its filters are those of', () => {
    expect(page.querySelector('wemi-saved-views [aria-pressed=true]')?.textContent).toContain('Aperte'); // prettier-ignore
  });

  it('is walked through by keys', () => {
    press('j');
    expect(focused()).toBe('p1');
    press('j');
    expect(focused()).toBe('p2');
    press('j');
    expect(focused()).toBe('p2');
    press('k');
    expect(focused()).toBe('p1');
    press('v');
    expect(focused()).toContain('Aperte');
    press('/');
    expect(document.activeElement?.id).toBe('pratiche-search');
    press('?');
    expect(open.mock.calls[0]?.[1]).toEqual({ data: expect.arrayContaining(['down', 'views']) });
  });
});
