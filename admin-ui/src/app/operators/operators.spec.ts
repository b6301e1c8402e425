import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { provideWords } from '../../testing/words';
import type { OwnOperator } from '../api-types';
import { differing, toDraft, toSaid } from './operator-draft';
import { OperatorsPage } from './operators-page';
import { WriteOperatorPage } from './write-operator-page';

Object.defineProperty(globalThis.crypto, 'randomUUID', { value: randomUUID, configurable: true });

const ROSA: OwnOperator = {
  ...{ id: 'r', version: 2, state: 'ended', validUntil: '2020-01-31', ordersAhead: 1 },
  ...{ writtenAt: '2026-11-01T09:00:00.000Z', writtenBy: 'Paola Conti' },
  said: {
    ...{ name: 'Rosa Martini', profile: 'OSS', competences: ['Demenze'], leftOn: null },
    credentials: [
      { title: 'Primo soccorso', number: '', expiresOn: '2020-01-31' },
      { title: 'Attestato OSS', number: '12', expiresOn: null },
    ],
  },
};
const HISTORY = { items: [{ version: 2, said: ROSA.said, at: ROSA.writtenAt!, writtenBy: 'Paola Conti' }] }; // prettier-ignore

describe('a sheet', () => {
  it('is typed and sent as it was', () => {
    expect(toSaid(toDraft(ROSA))).toEqual(ROSA.said);
    const typed = { ...toDraft(ROSA), name: ' Rosa ', competences: ' Demenze\n\nDemenze ' };
    expect(toSaid(typed)).toMatchObject({ name: 'Rosa', competences: ['Demenze'], leftOn: null });
  });

  it('tells the fields in which it differs from another', () => {
    const theirs = { ...ROSA.said, profile: 'ASA', leftOn: '2026-12-01' };
    expect(differing(ROSA.said, theirs)).toEqual(['profile', 'leftOn']);
  });
});

describe('the staff of an ente', () => {
  let server: HttpTestingController;
  let page: HTMLElement;
  const text = () => page.textContent!.replace(/\s+/g, ' ');
  const settle = async () => {
    await new Promise((resolve) => setTimeout(resolve));
    TestBed.tick();
  };
  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [...provideWords(), provideRouter([]), provideHttpClient(), provideHttpClientTesting()], // prettier-ignore
    });
    server = TestBed.inject(HttpTestingController);
  });
  const answer = async (items: OwnOperator[]) => {
    server.expectOne('/api/office/operators').flush({ items, profiles: ['ASA', 'OSS'] });
    await settle();
  };
  const type = (id: string, value: string) => {
    const field = page.querySelector<HTMLInputElement>(`#${id}`)!;
    field.value = value;
    field.dispatchEvent(new Event('input'));
  };
  const press = async (says: string) => {
    [...page.querySelectorAll('button')].find((one) => one.textContent!.includes(says))!.click();
    await settle();
  };
  const submit = async () => {
    page.querySelector('form')!.dispatchEvent(new Event('submit'));
    await settle();
  };

  it('is listed with what has ended, in words', async () => {
    page = TestBed.createComponent(OperatorsPage).nativeElement as HTMLElement;
    TestBed.tick();
    await answer([ROSA]);
    for (const said of ['Rosa Martini', 'Attestato scaduto: non si può assegnare', 'scaduto il', 'non scade', 'In un ordine non ancora concluso'])
      expect(text()).toContain(said);
  }); // prettier-ignore

  async function open(id?: string): Promise<void> {
    const fixture: ComponentFixture<WriteOperatorPage> = TestBed.createComponent(WriteOperatorPage);
    if (id) fixture.componentRef.setInput('id', id);
    page = fixture.nativeElement as HTMLElement;
    TestBed.tick();
    await answer([ROSA]);
    if (id) server.expectOne(`/api/office/operators/${id}/versions`).flush(HISTORY);
    await settle();
  }

  it('grows by one who is written down, and not before what is missing is there', async () => {
    await open();
    const go = jest.spyOn(TestBed.inject(Router), 'navigate').mockResolvedValue(true);
    await submit();
    expect(text()).toContain('Scrivi questo campo.');
    expect(text()).toContain('Scegli un profilo.');
    type('operator-name', 'Ugo Villa');
    type('operator-profile', 'ASA');
    await press('Aggiungi un attestato');
    type('credential-title-0', 'HACCP');
    type('credential-ends-0', '2030-05-01');
    await submit();
    const sent = server.expectOne({ method: 'POST', url: '/api/office/operators' });
    expect(sent.request.body).toEqual({
      said: {
        ...{ name: 'Ugo Villa', profile: 'ASA', competences: [], leftOn: null },
        credentials: [{ title: 'HACCP', number: '', expiresOn: '2030-05-01' }],
      },
      expectedVersion: 0,
    });
    sent.flush({ ...ROSA, id: 'u', version: 1 });
    await settle();
    expect(go).toHaveBeenCalledWith(['/operatori', 'u']);
  });

  it('shows what a colleague saved meanwhile, and saves over it only when that was seen', async () => {
    await open('r');
    expect(text()).toContain('Versione 2, Paola Conti');
    type('operator-name', 'Rosa Martini Bo');
    type('operator-left', '2027-01-01');
    await settle();
    expect(text()).toContain('È ancora in un ordine');
    await submit();
    const url = '/api/office/operators/r/versions';
    const late = server.expectOne({ method: 'POST', url });
    expect(late.request.body.expectedVersion).toBe(2);
    const refusal = { code: 'operator-changed', title: 'Qualcun altro ha cambiato questa scheda.' };
    late.flush(refusal, { status: 409, statusText: 'x' });
    await settle();
    await answer([{ ...ROSA, version: 3, writtenBy: 'Ugo Sala', said: { ...ROSA.said, profile: 'ASA' } }]);
    expect(text()).toContain('Salvato da Ugo Sala: ASA');
    expect(text()).toContain('Quello che hai scritto tu: OSS');
    expect(page.querySelector<HTMLInputElement>('#operator-name')!.value).toBe('Rosa Martini Bo');
    await press('Tieni quello che ho scritto');
    const again = server.expectOne({ method: 'POST', url });
    expect(again.request.body).toMatchObject({ expectedVersion: 3, said: { name: 'Rosa Martini Bo', profile: 'OSS' } }); // prettier-ignore
    again.flush({ ...ROSA, version: 4 });
  }); // prettier-ignore

  it('takes the colleague’s version when asked to', async () => {
    await open('r');
    type('operator-name', 'Altra');
    await submit();
    const url = '/api/office/operators/r/versions';
    server.expectOne({ method: 'POST', url }).flush({ code: 'operator-changed', title: 'x' }, { status: 409, statusText: 'x' }); // prettier-ignore
    await settle();
    await answer([{ ...ROSA, version: 3, said: { ...ROSA.said, name: 'Rosa Nuova' } }]);
    await press('Prendi la sua versione');
    expect(page.querySelector<HTMLInputElement>('#operator-name')!.value).toBe('Rosa Nuova');
  });
});
