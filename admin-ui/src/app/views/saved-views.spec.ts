import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { Component, signal } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { MatDialog } from '@angular/material/dialog';
import { provideRouter, Router } from '@angular/router';
import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { of } from 'rxjs';
import { provideWords } from '../../testing/words';
import type { SavedView } from '../api-types';
import { Session } from '../session/session';
import type { Filters } from './saved-view';
import { createSearchWords } from '../words/search-words';
import { SavedViews } from './saved-views';

Object.defineProperty(globalThis.crypto, 'randomUUID', { value: randomUUID, configurable: true });

const aView = (id: string, change: Partial<SavedView> = {}): SavedView => ({
  id,
  place: 'tasks',
  name: `Vista ${id}`,
  query: { due: 'overdue' },
  dropped: [],
  shared: false,
  own: true,
  ownerName: 'Marta Colombo',
  ...change,
});

@Component({
  imports: [SavedViews],
  template: `<wemi-saved-views
    place="tasks"
    [query]="query()"
    [search]="search"
    [saved]="saved()"
  />`,
})
class Host {
  readonly search = createSearchWords(signal(undefined));
  readonly query = signal<Filters>({});
  readonly saved = signal<string | undefined>(undefined);
}

describe('saved views', () => {
  const open = jest.fn<(dialog: unknown, config: { data: never }) => unknown>();
  let fixture: ComponentFixture<Host>;
  let page: HTMLElement;
  let server: HttpTestingController;
  let goTo: jest.SpiedFunction<Router['navigate']>;

  beforeEach(() => {
    open.mockReset().mockReturnValue({ afterClosed: () => of(true) });
    TestBed.configureTestingModule({
      providers: [
        ...provideWords(),
        provideHttpClient(),
        provideHttpClientTesting(),
        provideRouter([]),
        { provide: MatDialog, useValue: { open } },
        { provide: Session, useValue: { role: signal('admin') } },
      ],
    });
    server = TestBed.inject(HttpTestingController);
    goTo = jest.spyOn(TestBed.inject(Router), 'navigate').mockResolvedValue(true);
  });

  async function show(items: SavedView[], query: Filters = {}, saved?: string): Promise<void> {
    fixture = TestBed.createComponent(Host);
    fixture.componentInstance.query.set(query);
    fixture.componentInstance.saved.set(saved);
    fixture.detectChanges();
    page = fixture.nativeElement as HTMLElement;
    server.expectOne('/api/views?place=tasks').flush({ items, most: 30 });
    await fixture.whenStable();
  }
  const settle = async () => {
    await new Promise((resolve) => setTimeout(resolve));
    fixture.detectChanges();
  };
  const button = (text: string) =>
    [...document.querySelectorAll<HTMLButtonElement>('button')].find((one) =>
      one.textContent?.trim().startsWith(text),
    );
  async function choose(text: string): Promise<void> {
    button('Modifica vista')!.click();
    await settle();
    button(text)!.click();
    await settle();
  }
  const pressed = () => page.querySelector('[aria-pressed=true]')?.textContent?.trim();

  it('opens a view by its filters and its name, and says whose a shared one is', async () => {
    await show([aView('a'), aView('b', { own: false, shared: true, ownerName: 'Dario Serra' })]);
    expect(pressed()).toBeUndefined();
    button('Vista b')!.click();
    expect(goTo).toHaveBeenCalledWith([], { queryParams: { due: 'overdue', saved: 'b' }, replaceUrl: false }); // prettier-ignore
    expect(button('Vista b')!.textContent).toContain('condivisa da Dario Serra');
  });

  it('searches for a name without saying it in the address', async () => {
    await show([aView('a', { query: { due: 'overdue', q: 'Anna Ferrari' } })]);
    button('Vista a')!.click();
    expect(goTo).toHaveBeenCalledWith([], { queryParams: { due: 'overdue', saved: 'a' }, replaceUrl: false }); // prettier-ignore
    expect(fixture.componentInstance.search.words()).toBe('Anna Ferrari');
  });

  it('brings along the filters of a link that names the view alone, once', async () => {
    await show([aView('a')], {}, 'a');
    expect(goTo).toHaveBeenCalledTimes(1);
    expect(goTo).toHaveBeenCalledWith([], { queryParams: { due: 'overdue', saved: 'a' }, replaceUrl: true }); // prettier-ignore
    fixture.componentInstance.query.set({ due: 'overdue' });
    await fixture.whenStable();
    fixture.componentInstance.query.set({});
    await fixture.whenStable();
    expect(goTo).toHaveBeenCalledTimes(1);
  });

  it('says that a view of a link is gone', async () => {
    await show([aView('a')], {}, 'gone');
    expect(page.querySelector('.notice')?.textContent).toContain('Questa vista non c’è più');
  });

  it('says which filters of a view no longer hold', async () => {
    await show([aView('a', { dropped: ['type', 'nonsense'] })], { due: 'overdue' }, 'a');
    expect(page.querySelector('.notice')?.textContent).toContain('servizio, un filtro che non c’è più'); // prettier-ignore
  });

  it('offers to save what no view holds, and to update one’s own that was changed', async () => {
    await show([aView('a')], { due: 'overdue' });
    expect(pressed()).toBe('Vista a');
    expect(button('Salva questa vista')).toBeUndefined();
    fixture.componentInstance.saved.set('a');
    fixture.componentInstance.query.set({ due: 'today' });
    await fixture.whenStable();
    expect(page.textContent).toContain('filtri cambiati');
    expect(button('Salva questa vista')).toBeDefined();
    await choose('Aggiorna con i filtri di adesso');
    const sent = server.expectOne('/api/views/a');
    expect([sent.request.method, sent.request.body]).toEqual(['PATCH', { query: { due: 'today' } }]); // prettier-ignore
  });

  it('shares a view and says so', async () => {
    await show([aView('a')], { due: 'overdue' }, 'a');
    await choose('Condividi con i colleghi');
    const sent = server.expectOne('/api/views/a');
    expect(sent.request.body).toEqual({ shared: true });
    sent.flush(aView('a', { shared: true }));
    await settle();
    server.expectOne('/api/views?place=tasks').flush({ items: [aView('a', { shared: true })], most: 30 }); // prettier-ignore
    await settle();
    expect(page.querySelector('.said')?.textContent).toContain('ora è condivisa');
  });

  it('deletes nothing before it is confirmed, and says who else loses a shared view', async () => {
    await show([aView('a', { shared: true })], { due: 'overdue' }, 'a');
    open.mockReturnValue({ afterClosed: () => of(false) });
    await choose('Elimina');
    expect(open.mock.calls[0]?.[1].data).toMatchObject({ text: expect.stringContaining('colleghi') }); // prettier-ignore
    server.expectNone('/api/views/a');
    open.mockReturnValue({ afterClosed: () => of(true) });
    await choose('Elimina');
    expect(server.expectOne('/api/views/a').request.method).toBe('DELETE');
  });

  it('lets nobody change a colleague’s view', async () => {
    await show([aView('b', { own: false, shared: true })], { due: 'overdue' }, 'b');
    expect(button('Modifica vista')).toBeUndefined();
  });
});
