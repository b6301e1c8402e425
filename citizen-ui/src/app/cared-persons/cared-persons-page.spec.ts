import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { MatDialog } from '@angular/material/dialog';
import { provideRouter } from '@angular/router';
import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import axe from 'axe-core';
import { of } from 'rxjs';
import { Session } from '../auth/session';
import type { CaredPerson } from '../remote/types';
import { provideWords } from '../service-life/testing';
import { readBorn, sayBorn, typeBorn } from './born';
import { CaredPersonsPage } from './cared-persons-page';

const url = '/api/me/cared-persons';
const rosa: CaredPerson = { id: 'r', name: 'Rosa Ferrari', relation: 'madre', born: '1941-05-03', fiscalCode: null, address: 'Via Capuana 3', municipio: 3 }; // prettier-ignore

describe('those whom one looks after', () => {
  const asked = jest.fn<(component: unknown, config: { data: { title: string } }) => unknown>();
  let fixture: ComponentFixture<CaredPersonsPage>;
  let server: HttpTestingController;
  const page = () => fixture.nativeElement as HTMLElement;
  const text = () => page().textContent!.replace(/[\s\u00a0]+/g, ' ');
  const settle = async () => {
    await new Promise((resolve) => setTimeout(resolve, 5));
    TestBed.tick();
  };
  const answer = async (items: CaredPerson[]) => {
    server.expectOne({ method: 'GET', url }).flush({ items });
    await settle();
  };
  const press = async (says: string) => {
    [...page().querySelectorAll('button')].find((one) => (one.getAttribute('aria-label') ?? one.textContent!).includes(says))!.click(); // prettier-ignore
    await settle();
  };
  const type = (id: string, value: string) => {
    const field = page().querySelector<HTMLInputElement>(`#person-${id}`)!;
    field.value = value;
    field.dispatchEvent(new Event('input'));
  };
  const submit = async () => {
    page().querySelector('form')!.dispatchEvent(new Event('submit'));
    await settle();
  };
  const put = () => server.expectOne(({ method }) => method === 'PUT');

  beforeEach(async () => {
    asked.mockReset().mockReturnValue({ afterClosed: () => of(true) });
    TestBed.configureTestingModule({
      providers: [
        ...provideWords(),
        provideRouter([]),
        provideHttpClient(),
        provideHttpClientTesting(),
        { provide: Session, useValue: { isSignedIn: signal(true), comune: signal('milano') } },
        { provide: MatDialog, useValue: { open: asked } },
      ],
    });
    server = TestBed.inject(HttpTestingController);
    fixture = TestBed.createComponent(CaredPersonsPage);
    TestBed.tick();
    const municipi = [{ id: 3, name: 'Municipio 3' }];
    server.expectOne((request) => request.url === '/api/sections').flush({ comune: { name: 'Milano' }, sections: [], municipi }); // prettier-ignore
    await settle();
  });

  it('are said with all that is kept of them, and nothing that is not', async () => {
    await answer([rosa]);
    const facts = [...page().querySelectorAll('dd')].map((one) => one.textContent);
    expect(facts).toEqual(['madre', '3 maggio 1941', 'Via Capuana 3', 'Municipio 3']);
    expect(text()).not.toContain('Codice fiscale');
    document.body.append(page());
    const { violations } = await axe.run(page(), { rules: { 'color-contrast': { enabled: false } } }); // prettier-ignore
    page().remove();
    expect(violations.map(({ id }) => id)).toEqual([]);
  }, 60_000);

  it('are added, with what is wrong said at its field', async () => {
    await answer([]);
    expect(text()).toContain('Non c’è ancora nessuno');
    await press('Aggiungi una persona');
    document.body.append(page());
    await submit();
    server.expectNone(({ method }) => method === 'PUT');
    expect(page().querySelector('#person-name-error')!.textContent).toContain('Scrivi il nome');
    expect(document.activeElement?.id).toBe('person-name');
    page().remove();
    type('name', 'Rosa Ferrari');
    type('born', 'ottanta');
    await submit();
    expect(page().querySelector('#person-born-error')!.textContent).toContain('quattro cifre');
    type('born', '3/5/1941');
    type('fiscalCode', 'RSSMRA80A01H501X');
    await submit();
    const wrong = put();
    expect(wrong.request.body).toEqual({ name: 'Rosa Ferrari', born: '1941-05-03', fiscalCode: 'RSSMRA80A01H501X' }); // prettier-ignore
    const errors = [{ pointer: '/fiscalCode', message: 'Il codice fiscale non è giusto.' }];
    wrong.flush({ code: 'invalid', title: 'x', errors }, { status: 422, statusText: 'x' });
    await settle();
    expect(page().querySelector('#person-fiscalCode-error')!.textContent).toContain('non è giusto');
    type('fiscalCode', '');
    await submit();
    const again = put();
    expect(again.request.url).toBe(wrong.request.url);
    again.flush(rosa);
    await settle();
    await answer([rosa]);
    expect(page().querySelector('form')).toBeNull();
    expect(text()).toContain('Rosa Ferrari');
  });

  it('are changed where they stand', async () => {
    await answer([rosa]);
    await press('Modifica i dati di Rosa Ferrari');
    const field = page().querySelector<HTMLInputElement>('#person-born')!;
    expect(field.value).toBe('3/5/1941');
    expect(page().querySelector<HTMLSelectElement>('#person-municipio')!.value).toBe('3');
    type('relation', '');
    await submit();
    const sent = server.expectOne({ method: 'PUT', url: `${url}/r` });
    expect(sent.request.body).toEqual({ name: 'Rosa Ferrari', born: '1941-05-03', address: 'Via Capuana 3', municipio: 3 }); // prettier-ignore
    sent.flush(
      { code: 'unavailable', title: 'Riprova fra poco.' },
      { status: 503, statusText: 'x' },
    );
    await settle();
    expect(page().querySelector('[role=alert]')!.textContent).toContain('Riprova fra poco');
    await press('Lascia stare');
    expect(page().querySelector('form')).toBeNull();
  });

  it('go once that was confirmed, and stay when one thinks better of it', async () => {
    await answer([rosa]);
    asked.mockReturnValueOnce({ afterClosed: () => of(undefined) });
    await press('Togli Rosa Ferrari');
    server.expectNone(({ method }) => method === 'DELETE');
    await press('Togli Rosa Ferrari');
    await settle();
    expect(asked.mock.calls.at(-1)![1].data.title).toBe('Togliere Rosa Ferrari?');
    server.expectOne({ method: 'DELETE', url: `${url}/r` }).flush(null);
    await settle();
    await answer([]);
    expect(text()).toContain('Non c’è ancora nessuno');
  });

  it('are twenty at most', async () => {
    await answer(Array.from({ length: 20 }, (_, n) => ({ ...rosa, id: `${n}` })));
    expect(text()).toContain('al massimo 20 persone');
    expect(text()).not.toContain('Aggiungi una persona');
  });
});

describe('a birthday', () => {
  it.each([
    ['1948', '1948'],
    [' 3/5/1948 ', '1948-05-03'],
    ['03.05.1948', '1948-05-03'],
    ['', ''],
    ['31/2/1948', undefined],
    ['48', undefined],
    ['maggio', undefined],
  ])('typed as %j is %s', (typed, born) => expect(readBorn(typed)).toBe(born));

  it('is typed and said as people do', () => {
    expect([typeBorn('1948-05-03'), typeBorn('1948'), typeBorn(null)]).toEqual(['3/5/1948', '1948', '']); // prettier-ignore
    expect([sayBorn('1948-05-03', 'it-IT'), sayBorn('1948-05-03', 'en-GB'), sayBorn('1948', 'it-IT')]).toEqual(['3 maggio 1948', '3 May 1948', '1948']); // prettier-ignore
  });
});
