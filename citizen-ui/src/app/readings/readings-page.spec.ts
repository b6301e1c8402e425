import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Reading } from '../remote/types';
import { provideWords } from '../service-life/testing';
import { ReadingsPage } from './readings-page';

const reading: Reading = {
  id: '1', at: '2026-10-25T00:30:00.000Z', what: 'document', documentName: 'Carta d’identità.pdf', role: 'ente',
  enteName: 'La Cura', pratica: { id: 'p', number: 'MI-2026-000042' },
}; // prettier-ignore

describe('the page of who read one’s data', () => {
  let fixture: ComponentFixture<ReadingsPage>;
  let server: HttpTestingController;
  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [
        ...provideWords(),
        provideRouter([]),
        provideHttpClient(),
        provideHttpClientTesting(),
      ],
    });
    server = TestBed.inject(HttpTestingController);
  });

  function open(pratica?: string) {
    fixture = TestBed.createComponent(ReadingsPage);
    if (pratica) fixture.componentRef.setInput('pratica', pratica);
    TestBed.tick();
    return server.expectOne(({ url }) => url === '/api/me/readings');
  }
  const page = () => fixture.nativeElement as HTMLElement;
  const text = () => page().textContent!.replace(/[\s\u00a0]+/g, ' ');

  it('says who, what, when, of which pratica and why it may', async () => {
    open().flush({ items: [reading, { ...reading, id: '2', role: 'auditor', enteName: null, what: 'bundle', documentName: null }], next: null }); // prettier-ignore
    await fixture.whenStable();
    for (const told of ['La Cura', 'Ha aperto un documento «Carta d’identità.pdf»', 'Pratica MI-2026-000042', 'perché gli hai chiesto un servizio', 'Chi verifica per il Comune', 'il fascicolo intero']) {
      expect(text()).toContain(told);
    } // prettier-ignore
    expect(page().querySelector('li a')!.getAttribute('href')).toBe('/pratiche/p');
    expect(page().querySelector('button')).toBeNull();
  });

  it('is of one pratica when the address says so, and goes on page by page', async () => {
    const request = open('p');
    expect(request.request.params.get('praticaId')).toBe('p');
    request.flush({ items: [reading], next: 'n' });
    await fixture.whenStable();
    expect(text()).toContain('Torna alla pratica MI-2026-000042');
    page().querySelector('button')!.click();
    const more = server.expectOne(({ url }) => url === '/api/me/readings');
    expect([more.request.params.get('cursor'), more.request.params.get('praticaId')]).toEqual(['n', 'p']); // prettier-ignore
    more.flush({ items: [{ ...reading, id: '2', enteName: 'Altra Cura' }], next: null });
    await new Promise((resolve) => setTimeout(resolve, 10));
    await fixture.whenStable();
    expect(page().querySelectorAll('li')).toHaveLength(2);
  });

  it('says when nobody did', async () => {
    open().flush({ items: [], next: null });
    await fixture.whenStable();
    expect(text()).toContain('Nessuno ha ancora aperto i tuoi dati delicati');
  });

  it('says when it does not come, and asks again', async () => {
    open().flush({ code: 'unavailable' }, { status: 503, statusText: 'x' });
    await fixture.whenStable();
    const main = document.createElement('main');
    main.append(page());
    document.body.append(main);
    const again = page().querySelector<HTMLButtonElement>('app-problem-panel button')!;
    again.focus();
    again.click();
    TestBed.tick();
    server.expectOne(({ url }) => url === '/api/me/readings').flush({ items: [], next: null });
    await fixture.whenStable();
    expect(page().querySelector('app-problem-panel')).toBeNull();
    expect(document.activeElement).toBe(page().querySelector('h1'));
    main.remove();
  });
});
