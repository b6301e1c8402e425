import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal, type Type } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { MatDialog } from '@angular/material/dialog';
import { provideRouter, Router } from '@angular/router';
import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { of } from 'rxjs';
import { anAdmin } from '../../testing/pratica';
import { provideWords } from '../../testing/words';
import { Live } from '../live/live';
import { aMandate } from '../mandates/testing';
import { Session } from '../session/session';
import { today } from '../words/dates';
import { CitizenPage } from './citizen-page';
import { RecordMandatePage } from './record-mandate-page';
import { RegisterPage } from './register-page';
import { SportelloPage } from './sportello-page';

Object.defineProperty(globalThis.crypto, 'randomUUID', { value: randomUUID, configurable: true });

const anna = { id: 'c1', name: 'Anna Ferrari', fiscalCodeEnd: '562S', mandates: [aMandate()] };
const me = { ...anAdmin, role: 'sportello', sportello: { id: 's', name: 'Spazio WeMi Capuana' } };

describe('the counter', () => {
  const isSure = jest.fn<(component: unknown, config: { data: { text: string } }) => boolean>();
  let fixture: ComponentFixture<unknown>;
  let page: HTMLElement;
  let server: HttpTestingController;
  let went: ReturnType<typeof jest.spyOn>;

  beforeEach(() => {
    isSure.mockReset().mockReturnValue(true);
    TestBed.configureTestingModule({
      providers: [
        ...provideWords(),
        provideHttpClient(),
        provideHttpClientTesting(),
        provideRouter([{ path: '**', children: [] }]),
        { provide: Live, useValue: { changes: signal(0) } },
        { provide: Session, useValue: { me: signal(me), role: signal('sportello') } },
        {
          provide: MatDialog,
          useValue: { open: (...of_: Parameters<typeof isSure>) => ({ afterClosed: () => of(isSure(...of_)) }) }, // prettier-ignore
        },
      ],
    });
    server = TestBed.inject(HttpTestingController);
    went = jest.spyOn(TestBed.inject(Router), 'navigate');
  });

  async function open(
    component: Type<unknown>,
    inputs: Record<string, unknown> = {},
  ): Promise<void> {
    // prettier-ignore
    fixture = TestBed.createComponent(component);
    for (const [name, value] of Object.entries(inputs)) fixture.componentRef.setInput(name, value);
    fixture.detectChanges();
    page = fixture.nativeElement as HTMLElement;
  }
  async function settle(): Promise<void> {
    for (let tries = 0; tries < 3; tries += 1) {
      await new Promise((resolve) => setTimeout(resolve));
      fixture.detectChanges();
    }
  }
  function type(selector: string, value: string): void {
    const field = page.querySelector<HTMLInputElement>(selector)!;
    field.value = value;
    field.dispatchEvent(new Event('input'));
  }
  async function submit(): Promise<void> {
    page.querySelector('form')!.dispatchEvent(new Event('submit'));
    await settle();
  }
  const citizen = async (found: object = anna) => {
    server.expectOne('/api/sportello/citizens/c1').flush(found);
    await settle();
  };

  describe('looking for a citizen', () => {
    it('asks for three letters before it asks anybody', async () => {
      await open(SportelloPage);
      page.querySelector<HTMLInputElement>('#find-citizen')!.value = 'an';
      await submit();
      expect(page.querySelector('[role=alert]')?.textContent).toContain('almeno 3 caratteri');
      server.expectNone(({ url }) => url.startsWith('/api/sportello'));
    });

    it('tells namesakes apart and says for whom it may act; the name stays out of the address', async () => {
      await open(SportelloPage);
      page.querySelector<HTMLInputElement>('#find-citizen')!.value = ' ferrari ';
      await submit();
      const call = server.expectOne(({ url }) => url === '/api/sportello/citizens');
      expect(call.request.params.get('q')).toBe('ferrari');
      call.flush({
        items: [anna, { ...anna, id: 'c2', fiscalCodeEnd: null, mandates: [] }],
        next: null,
      });
      await settle();
      expect(page.textContent).toContain('codice fiscale che finisce con 562S');
      expect(page.textContent).toContain('delega attiva fino a martedì 2 marzo 2100');
      expect(page.textContent).toContain('nessuna delega attiva');
      expect(page.querySelector('li a')?.getAttribute('href')).toBe('/sportello/cittadini/c1');
      expect(location.href).not.toContain('ferrari');
    });

    it('says what to do when nobody is found', async () => {
      await open(SportelloPage);
      page.querySelector<HTMLInputElement>('#find-citizen')!.value = 'nessuno';
      await submit();
      server.expectOne(({ url }) => url === '/api/sportello/citizens').flush({ items: [], next: null }); // prettier-ignore
      await settle();
      expect(page.querySelector('.empty')?.textContent).toContain('registra la persona');
    });
  });

  describe('registering a citizen', () => {
    it('checks every field first', async () => {
      await open(RegisterPage);
      type('#fiscal-code', 'RSSMRA85T10A562T');
      type('#email', 'anna@');
      type('#phone', 'due');
      await submit();
      for (const name of ['name', 'fiscal-code', 'email', 'phone'])
        expect(page.querySelector(`#${name}-error`)?.textContent?.trim()).not.toBe('');
      server.expectNone('/api/sportello/citizens');
    });

    it('sends the plain code and nothing empty, and opens the person', async () => {
      await open(RegisterPage);
      type('#name', ' Mario  Rossi ');
      type('#fiscal-code', 'rssmra85t10 a562s');
      await submit();
      const call = server.expectOne('/api/sportello/citizens');
      expect(call.request.body).toEqual({ name: 'Mario Rossi', fiscalCode: 'RSSMRA85T10A562S', language: 'it' }); // prettier-ignore
      call.flush({ ...anna, id: 'c9' });
      await settle();
      expect(went).toHaveBeenCalledWith(['/sportello/cittadini', 'c9'], expect.anything());
    });

    it('leads to who is already there', async () => {
      await open(RegisterPage);
      type('#name', 'Mario Rossi');
      type('#fiscal-code', 'RSSMRA85T10A562S');
      await submit();
      const problem = { code: 'citizen-known', title: 'C’è già.', citizenId: 'c1' };
      server.expectOne('/api/sportello/citizens').flush(problem, { status: 409, statusText: 'no' });
      await settle();
      expect(page.querySelector('.notice a')?.getAttribute('href')).toBe('/sportello/cittadini/c1');
    });
  });

  describe('the page of a citizen', () => {
    it('lists the pratiche of this person, page by page', async () => {
      await open(CitizenPage, { id: 'c1' });
      await citizen();
      const card = { number: 'MI-1', state: 'offer', serviceTypeNameIt: 'Tata', serviceTypeNameEn: 'Nanny' }; // prettier-ignore
      const answer = async (items: object[], next: string | null) => {
        const asked = server.expectOne(({ url }) => url === '/api/pratiche');
        asked.flush({ items, next });
        await settle();
        const { params } = asked.request;
        return [params.get('citizen'), params.get('cursor')];
      };
      expect(await answer([{ ...card, id: 'p1' }], 'abc')).toEqual(['c1', null]);
      expect(page.textContent).toContain('MI-1');
      expect(page.querySelector('a[href$="/richiesta"]')).not.toBeNull();
      const [, onwards] = page.querySelectorAll<HTMLButtonElement>('wemi-pager button');
      onwards!.click();
      await settle();
      expect(await answer([{ ...card, id: 'p2', number: 'MI-2' }], null)).toEqual(['c1', 'abc']);
      expect(page.textContent).toContain('MI-2');
    });

    it('asks for a mandate first where there is none that is good', async () => {
      await open(CitizenPage, { id: 'c1' });
      await citizen({ ...anna, mandates: [aMandate({ status: 'expired' })] });
      server.expectNone(({ url }) => url === '/api/pratiche');
      expect(page.querySelector('a[href$="/richiesta"]')).toBeNull();
      expect(page.querySelector('a[href$="/delega"]')).not.toBeNull();
    });
  });

  describe('a mandate signed at the counter', () => {
    it('is printed with names, scope, end and room to sign', async () => {
      const print = jest.spyOn(window, 'print').mockImplementation(() => undefined);
      await open(RecordMandatePage, { id: 'c1' });
      await citizen();
      const button = [...page.querySelectorAll('button')].find((one) => one.textContent!.includes('Stampa')); // prettier-ignore
      button!.click();
      expect(print).toHaveBeenCalled();
      const paper = page.querySelector('wemi-mandate-paper')!.textContent!.replace(/\s+/g, ' ');
      for (const part of [
        'Anna Ferrari',
        '562S',
        'Spazio WeMi Capuana',
        'Gestire il servizio',
        'La delega vale fino a',
        'Firma',
      ])
        // prettier-ignore
        expect(paper).toContain(part);
      expect(paper).not.toContain('Aprire un pagamento');
    });

    it('is recorded only with the place of the paper and the checks made', async () => {
      await open(RecordMandatePage, { id: 'c1' });
      await citizen();
      await submit();
      expect(page.querySelector('#note-error')?.textContent).toContain('dove è conservato');
      expect(page.querySelector('#checked-error')).not.toBeNull();
      server.expectNone('/api/sportello/mandates');
    });

    it('counts at once, which is said before it is recorded', async () => {
      await open(RecordMandatePage, { id: 'c1' });
      await citizen();
      type('#note', 'Armadio A, faldone 12');
      const boxes = page.querySelectorAll<HTMLInputElement>('input[type=checkbox]');
      const check = boxes[boxes.length - 1]!;
      check.checked = true;
      check.dispatchEvent(new Event('change'));
      await submit();
      expect(isSure.mock.calls[0]![1].data.text).toContain('La delega vale subito');
      const { body } = server.expectOne('/api/sportello/mandates').request;
      expect(body).toMatchObject({ citizenId: 'c1', signedOn: today(), note: 'Armadio A, faldone 12', scope: ['request', 'choose', 'service', 'documents'] }); // prettier-ignore
    });
  });
});
