import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { MatDialog } from '@angular/material/dialog';
import { provideRouter } from '@angular/router';
import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { of } from 'rxjs';
import { anAction, aPratica } from '../../testing/pratica';
import { provideWords } from '../../testing/words';
import type { Conversation, Message } from '../api-types';
import { Live } from '../live/live';
import { Session } from '../session/session';
import { CannedPage } from './canned-page';
import { ConversationsCard } from './conversations-card';

Object.defineProperty(globalThis.crypto, 'randomUUID', { value: randomUUID, configurable: true });

const citizens = {
  ...{ id: 'c', kind: 'citizen-ente', enteId: 'e1', enteName: 'La Cura', isOpenToAll: false },
  ...{ mayWrite: true, isBeforeOrder: true, unread: 1, lastSeq: 1 },
  ...{ lastAt: '2026-11-29T09:00:00.000Z', lastText: 'Buongiorno' },
} as Conversation;
const notes = { ...citizens, id: 'n', kind: 'notes', unread: 0, lastSeq: 0, lastAt: null, lastText: null, isBeforeOrder: false } as Conversation; // prettier-ignore
const message = (change: object = {}) =>
  ({
    ...{ id: 'm1', conversationId: 'c', seq: 1, at: '2026-11-29T09:00:00.000Z', text: 'Ciao' },
    author: { side: 'citizen', role: 'citizen', name: null, isReader: false, byMandate: false },
    ...{ correctsId: null, correctedById: null, documents: [] },
    ...change,
  }) as Message;

describe('messages in the back office', () => {
  const role = signal('ente');
  const heard = signal(0);
  const dialog = jest.fn(() => ({ afterClosed: () => of(true) }));
  let server: HttpTestingController;
  let fixture: ComponentFixture<ConversationsCard>;
  let root: HTMLElement;
  const asked: string[] = [];

  beforeEach(() => {
    role.set('ente');
    heard.set(0);
    asked.length = 0;
    TestBed.configureTestingModule({
      providers: [
        ...provideWords(),
        provideRouter([]),
        provideHttpClient(),
        provideHttpClientTesting(),
        { provide: Session, useValue: { role, me: signal(null) } },
        { provide: Live, useValue: { conversationsOf: () => heard() } },
        { provide: MatDialog, useValue: { open: dialog } },
      ],
    });
    server = TestBed.inject(HttpTestingController);
  });

  async function settle(): Promise<void> {
    // Not until it is stable: what was read is being told meanwhile, and some tests leave that open.
    await new Promise((resolve) => setTimeout(resolve, 0));
    TestBed.tick();
    await new Promise((resolve) => setTimeout(resolve, 0));
    TestBed.tick();
  }
  const list = (...items: Conversation[]) =>
    server.match('/api/pratiche/p/conversations').at(-1)?.flush({ items });
  async function show(...items: Conversation[]): Promise<void> {
    fixture = TestBed.createComponent(ConversationsCard);
    const allowed = [anAction('requestIntegration')];
    fixture.componentRef.setInput('pratica', aPratica({ allowed }));
    fixture.componentInstance.askDocuments.subscribe((text) => asked.push(text));
    root = fixture.nativeElement as HTMLElement;
    fixture.detectChanges();
    TestBed.tick();
    list(...items);
    await settle();
  }
  async function open(n: number, items?: Message[]): Promise<void> {
    root.querySelectorAll<HTMLButtonElement>('.opener')[n]!.click();
    await settle();
    if (items) server.expectOne('/api/conversations/c/messages').flush({ items, next: null, read: [] }); // prettier-ignore
    server.match('/api/canned-answers').forEach((one) => one.flush({ items: canned }));
    await settle();
  }
  const canned = [
    { id: 'k', version: 1, title: 'Orari', textIt: 'Entro due giorni.', textEn: null, writtenAt: '2026-11-29T09:00:00.000Z' },
  ]; // prettier-ignore
  const type = async (text: string) => {
    const field = root.querySelector('textarea')!;
    field.value = text;
    field.dispatchEvent(new Event('input'));
    await settle();
  };
  const button = (name: string) =>
    [...root.querySelectorAll('button')].find((one) => one.textContent?.trim() === name)!;

  it('name the notes of each side to an auditor, who reads all of them', async () => {
    role.set('auditor');
    await show(notes, { ...notes, id: 'o', enteId: null, enteName: null });
    const names = [...root.querySelectorAll('li.notes .opener')].map((one) => one.textContent?.trim()); // prettier-ignore
    expect(names).toEqual(['Note interne di La Cura', 'Note interne dell’ufficio WeMi']);
  });

  it('set internal notes apart, and say who reads them', async () => {
    await show(citizens, notes);
    expect(root.querySelectorAll('li.notes')).toHaveLength(1);
    await open(1);
    expect(root.textContent).toContain('mai il cittadino');
    expect(root.querySelector('label')!.textContent).toContain('Nota interna');
    await type('Ha un cane');
    button('Salva la nota').click();
    await settle();
    const { request } = server.expectOne('/api/pratiche/p/messages');
    expect(request.body).toEqual({ kind: 'notes', enteId: 'e1', text: 'Ha un cane', documentIds: [] }); // prettier-ignore
  });

  it('to which a link leads are open at the first that was not read, and say so', async () => {
    Element.prototype.scrollIntoView = () => undefined;
    fixture = TestBed.createComponent(ConversationsCard);
    fixture.componentRef.setInput('pratica', aPratica({}));
    fixture.componentRef.setInput('wanted', 'c');
    root = fixture.nativeElement as HTMLElement;
    document.body.append(root);
    TestBed.tick();
    list({ ...citizens, lastSeq: 3, unread: 2 }, notes);
    await settle();
    const own = { ...message().author, side: 'ente', role: 'ente' };
    const items = [message({ id: 'm3', seq: 3 }), message({ id: 'm2', seq: 2, author: own }), message(), message({ id: 'm0', seq: 0 })]; // prettier-ignore
    server.expectOne('/api/conversations/c/messages').flush({ items, next: null, read: [] });
    await settle();
    expect(document.activeElement?.getAttribute('data-seq')).toBe('1');
    expect(root.querySelector('[role=status]')!.textContent).toBe('Conversazione aperta: Cittadino e La Cura, 2 da leggere'); // prettier-ignore
    root.remove();
  });

  it('run nothing of what they hold', async () => {
    const bad = '<img src=x onerror="globalThis.ran = true"><script>globalThis.ran = true</script>';
    const documents = [{ id: 'd', name: bad, type: 'application/pdf', bytes: 1 }];
    const author = { ...message().author, name: bad };
    await show({ ...citizens, enteName: bad, lastText: bad });
    await open(0, [message({ text: bad, documents, author })]);
    expect(root.querySelector('img, script')).toBeNull();
    expect(root.querySelector('.text')!.textContent).toBe(bad);
    expect((globalThis as { ran?: boolean }).ran).toBeUndefined();
  });

  it('take a canned answer below what is written', async () => {
    await show(citizens);
    await open(0, [message()]);
    await type('Buongiorno,');
    const choice = root.querySelector('select')!;
    choice.value = 'k';
    choice.dispatchEvent(new Event('change'));
    await settle();
    expect(root.querySelector('textarea')!.value).toBe('Buongiorno,\nEntro due giorni.');
  });

  it('of the citizen begin a request for documents', async () => {
    await show(citizens);
    await open(0, [message()]);
    button('Chiedi documenti').click();
    expect(asked).toEqual(['Ciao']);
  });

  it('that arrive while one looks are said, and what is written stays', async () => {
    await show(citizens);
    await open(0, [message()]);
    server.match('/api/conversations/c/read').forEach((one) => one.flush(null));
    await type('Sto scrivendo');
    heard.set(1);
    TestBed.tick();
    await settle();
    list({ ...citizens, lastSeq: 2 });
    server.match('/api/conversations/c/messages').forEach((one) =>
      one.flush({ items: [message({ id: 'm2', seq: 2, text: 'Eccomi' }), message()], next: null, read: [] }),
    ); // prettier-ignore
    await settle();
    expect(root.querySelector('[role=status]')!.textContent).toContain('Nuovo messaggio');
    expect(root.textContent).toContain('Eccomi');
    expect(root.querySelector('textarea')!.value).toBe('Sto scrivendo');
  });

  it('with contact details go once it is confirmed; what is refused stays written', async () => {
    await show(citizens);
    await open(0, [message()]);
    await type('347 1234567');
    button('Invia').click();
    await settle();
    server
      .expectOne('/api/pratiche/p/messages')
      .flush({ code: 'contacts-before-order', title: '-', errors: [{ pointer: '/text', message: 'Un telefono.' }] }, { status: 409, statusText: '-' }); // prettier-ignore
    await settle();
    const again = server.expectOne('/api/pratiche/p/messages');
    expect(again.request.body).toMatchObject({ confirmContacts: true });
    again.flush({ code: 'conversation-closed', title: 'Chiusa' }, { status: 422, statusText: '-' });
    await settle();
    expect(root.textContent).toContain('Chiusa');
    expect(root.querySelector('textarea')!.value).toBe('347 1234567');
  });

  it('have canned answers that are written and changed on a page of their own', async () => {
    const page = TestBed.createComponent(CannedPage);
    const element = page.nativeElement as HTMLElement;
    page.detectChanges();
    TestBed.tick();
    server.expectOne('/api/canned-answers').flush({ items: canned });
    await page.whenStable();
    const fill = (id: string, value: string) => {
      const field = element.querySelector<HTMLInputElement>(`#canned-${id}`)!;
      field.value = value;
      field.dispatchEvent(new Event('input'));
    };
    const save = async () => {
      element.querySelector<HTMLButtonElement>('button[type=submit]')!.click();
      await page.whenStable();
    };
    await save();
    expect(element.textContent).toContain('Scrivi un titolo.');
    element.querySelector<HTMLButtonElement>('[aria-label="Modifica Orari"]')!.click();
    await page.whenStable();
    fill('it', 'In giornata.');
    await save();
    const { request } = server.expectOne('/api/canned-answers/k');
    expect([request.method, request.body]).toEqual(['PUT', { title: 'Orari', textIt: 'In giornata.', textEn: null }]); // prettier-ignore
  });
});
