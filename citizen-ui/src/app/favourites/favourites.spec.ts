import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal, type Type } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Session } from '../auth/session';
import { flawsOf } from '../notifications/testing';
import type { Favourites, ServiceCard } from '../remote/types';
import { provideWords } from '../service-life/testing';
import { FavouriteButton } from './favourite-button';
import { FavouritesPage } from './favourites-page';

const url = '/api/me/favourites';
const service: ServiceCard = {
  ...{ id: 's', title: 'Notti serene', summary: 'Chi veglia', serviceTypeId: 't', sectionId: 'cura' },
  ...{ serviceTypeNameIt: 'Assistenza', serviceTypeNameEn: 'Care', drawing: 'care', availableFrom: null },
  ...{ ente: { id: 'e', name: 'La Cura', drawing: 'house-blue' }, reviews: { count: 0, average: null } },
  ...{ profiles: ['OSS'], zones: [1], priceFromCents: 2600, priceUnit: 'hour' },
}; // prettier-ignore
type Item = Favourites['items'][number];
const kept: Item = { serviceId: 's', title: 'Notti serene', addedAt: '2026-11-30T10:00:00.000Z', service }; // prettier-ignore
const gone: Item = { ...kept, serviceId: 'g', title: 'Giorni <b>pieni</b>', service: null };

describe('what one wants to find again', () => {
  const isSignedIn = signal(true);
  const signIn = jest.fn<(language: string) => Promise<void>>();
  let fixture: ComponentFixture<unknown>;
  let server: HttpTestingController;
  const page = () => fixture.nativeElement as HTMLElement;
  const text = () => page().textContent!.replace(/\s+/g, ' ');
  const settle = async () => {
    await new Promise((resolve) => setTimeout(resolve, 5));
    TestBed.tick();
  };
  const answer = async (items: Item[]) => {
    server.expectOne({ method: 'GET', url }).flush({ items });
    await settle();
  };
  const done = async (method: string, id: string) => {
    server.expectOne({ method, url: `${url}/${id}` }).flush(null);
    await settle();
  };
  const press = async (says: string) => {
    [...page().querySelectorAll('button')].find((one) => (one.getAttribute('aria-label') ?? one.textContent!).includes(says))!.click(); // prettier-ignore
    await settle();
  };
  const show = async (component: Type<unknown>, inputs: object = {}) => {
    fixture = TestBed.createComponent(component);
    for (const [name, value] of Object.entries(inputs)) fixture.componentRef.setInput(name, value);
    await settle();
  };

  beforeEach(() => {
    isSignedIn.set(true);
    sessionStorage.clear();
    signIn.mockReset();
    TestBed.configureTestingModule({
      providers: [
        ...provideWords(),
        provideRouter([]),
        provideHttpClient(),
        provideHttpClientTesting(),
        { provide: Session, useValue: { isSignedIn, signIn, comune: signal('milano') } },
      ],
    });
    server = TestBed.inject(HttpTestingController);
  });

  it('is kept and dropped on the page of a service', async () => {
    await show(FavouriteButton, { serviceId: 's' });
    await answer([]);
    await press('Tieni fra i preferiti');
    await press('Tieni fra i preferiti');
    await done('PUT', 's');
    await answer([kept]);
    expect(page().querySelector('a')!.getAttribute('href')).toBe('/preferiti');
    await press('Togli dai preferiti');
    server.expectOne({ method: 'DELETE' }).flush({ code: 'unavailable' }, { status: 503, statusText: '-' }); // prettier-ignore
    await settle();
    expect(page().querySelector('app-problem-panel')).not.toBeNull();
    expect(text()).toContain('Togli dai preferiti');
  });

  it('is kept after the login, where a stranger pressed; only this one, and once', async () => {
    isSignedIn.set(false);
    await show(FavouriteButton, { serviceId: 's' });
    server.expectNone(url);
    await press('Tieni fra i preferiti');
    expect(signIn).toHaveBeenCalledWith('it');
    fixture.destroy();
    isSignedIn.set(true);
    await show(FavouriteButton, { serviceId: 'other' });
    server.expectNone(({ method }) => method === 'PUT');
    await show(FavouriteButton, { serviceId: 's' });
    // What was asked before the press counted is not waited for.
    const before = server.match({ method: 'GET', url }).at(-1)!;
    await done('PUT', 's');
    expect(before.cancelled).toBe(true);
    await answer([kept]);
    expect(text()).toContain('Togli dai preferiti');
    expect(sessionStorage.length).toBe(1); // where to come back to
  });

  it('says when it cannot be requested, and is compared where there are two', async () => {
    await show(FavouritesPage);
    await answer([kept, gone]);
    expect(text()).toContain('Giorni <b>pieni</b>');
    expect(text()).toContain('Ora non si può chiedere.');
    expect(page().querySelector('a[href^="/servizi/confronta"]')).toBeNull();
    await press('Togli dai preferiti: Giorni');
    await done('DELETE', 'g');
    const second = { ...kept, serviceId: 'z', service: { ...service, id: 'z' } };
    await answer([kept, second]);
    expect(page().querySelector('[data-testid=dropped] button')).toBeNull();
    expect(page().querySelector('a[href="/servizi/confronta?servizi=s,z"]')).not.toBeNull();
    expect(await flawsOf(page())).toEqual([]);
  }, 30_000);

  it('is put back when it was dropped by mistake', async () => {
    await show(FavouritesPage);
    await answer([kept]);
    await press('Togli dai preferiti: Notti serene');
    await done('DELETE', 's');
    await answer([]);
    expect(text()).toContain('Non c’è ancora niente');
    expect(text()).toContain('«Notti serene» non è più fra i preferiti.');
    await press('Rimettilo');
    await done('PUT', 's');
    await answer([kept]);
    expect(page().querySelector('[data-testid=dropped]')).toBeNull();
    expect(await flawsOf(page())).toEqual([]);
  }, 30_000);
});
