import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { MatDialog } from '@angular/material/dialog';
import { provideRouter } from '@angular/router';
import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import { of } from 'rxjs';
import { PraticaStore } from '../pratica/pratica-store';
import type { Document, Integration } from '../remote/types';
import { aStore, provideWords } from '../service-life/testing';
import { DocumentList } from './document-list';
import { Documents } from './documents';
import { IntegrationBox } from './integration-box';

const asked: Integration = {
  id: 'i',
  ente: { id: 'e', name: 'La Cura', drawing: 'care' },
  reason: 'Servono per il voucher',
  askedAt: '2026-11-20T09:00:00.000Z',
  dueAt: '2099-12-04T09:00:00.000Z',
  status: 'open',
  closedAt: null,
  note: null,
  items: [
    { n: 0, label: 'ISEE 2026', note: 'Tutte le pagine', answer: null, missing: false },
    { n: 1, label: 'Codice fiscale', note: null, answer: null, missing: false },
  ],
};
const aDocument: Document = {
  id: 'd',
  integrationId: 'i',
  item: 0,
  name: 'isee.pdf',
  type: 'application/pdf',
  bytes: 1000,
  sha256: 'a',
  uploadedAt: '2026-11-21T09:00:00.000Z',
  uploadedBy: 'Anna Ferrari',
  attachedAt: null,
  openedAt: null,
};

describe('documents that are asked for', () => {
  const store = aStore();
  const dialog = jest.fn((_component: unknown, _config: { data: { text: string[] } }) => ({
    afterClosed: () => of<true | undefined>(true),
  }));
  let http: HttpTestingController;
  let page: HTMLElement;

  beforeEach(() => {
    store.reset();
    dialog.mockClear();
    TestBed.configureTestingModule({
      providers: [
        ...provideWords(),
        provideRouter([]),
        provideHttpClient(),
        provideHttpClientTesting(),
        Documents,
        { provide: PraticaStore, useValue: store },
        { provide: MatDialog, useValue: { open: dialog } },
      ],
    });
    http = TestBed.inject(HttpTestingController);
  });

  async function settle(fixture: ComponentFixture<unknown>): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, 0));
    await fixture.whenStable();
  }
  async function show(documents: Document[] = [], mayAnswer = true) {
    const allowed = mayAnswer ? [{ transition: 'provideIntegration' }] : [];
    store.pratica.set({ version: 5, integrations: [asked], allowed });
    const fixture = TestBed.createComponent(IntegrationBox);
    fixture.componentRef.setInput('asked', asked);
    fixture.detectChanges();
    TestBed.tick();
    http.expectOne('/api/pratiche/p/documents').flush({ items: documents });
    await settle(fixture);
    page = fixture.nativeElement as HTMLElement;
    return fixture;
  }
  const text = () => (page.textContent ?? '').replace(/[\s\u00a0]+/g, ' ');
  const button = (name: string) =>
    [...page.querySelectorAll('button')].find((one) => one.textContent?.trim() === name);
  async function send(fixture: ComponentFixture<unknown>): Promise<void> {
    button('Controlla e invia')!.click();
    for (let tries = 0; tries < 50 && store.move.mock.calls.length === 0; tries += 1)
      await new Promise((resolve) => setTimeout(resolve, 10));
    await settle(fixture);
  }

  it('say who asks, why, what and by when, and that terms stand still', async () => {
    await show();
    for (const said of ['La Cura chiede', 'Servono per il voucher', 'ISEE 2026', 'Tutte le pagine', 'i termini della pratica sono fermi']) expect(text()).toContain(said); // prettier-ignore
    expect(page.querySelectorAll('input[type=file][accept]').length).toBe(2);
  });

  it('offer nothing to fill in to those who may not answer', async () => {
    await show([], false);
    expect(page.querySelectorAll('input, textarea, button').length).toBe(0);
  });

  it('go up one by one with their progress, and what is refused says why', async () => {
    const fixture = await show();
    const field = page.querySelector<HTMLInputElement>('input[type=file]')!;
    Object.defineProperty(field, 'files', { value: [new File(['x'], 'isee.pdf')] });
    Object.defineProperty(field, 'value', { value: '', writable: true });
    field.dispatchEvent(new Event('change'));
    const sent = http.expectOne(
      ({ url, method }) => url.endsWith('/documents') && method === 'POST',
    );
    expect(sent.request.params.toString()).toBe('integrationId=i&item=0');
    expect(sent.request.headers.get('Idempotency-Key')).toHaveLength(36);
    expect((sent.request.body as FormData).get('file')).toBeInstanceOf(File);
    sent.event({ type: 1, loaded: 40, total: 100 });
    await settle(fixture);
    expect(page.querySelector('progress')!.value).toBe(40);
    const errors = [{ pointer: '/file', message: 'Il file supera i 10 MB.' }];
    sent.flush(
      { title: 'Troppo grande', code: 'too-large', errors },
      { status: 413, statusText: '-' },
    );
    await settle(fixture);
    expect(text()).toContain('isee.pdf non è stato caricato. Il file supera i 10 MB.');
    button('Riprova')!.click();
    const again = http.expectOne(({ method }) => method === 'POST');
    expect(again.request.headers.get('Idempotency-Key')).toBe(
      sent.request.headers.get('Idempotency-Key'),
    );
  });

  it('are not sent while an item has no answer', async () => {
    const fixture = await show([aDocument]);
    button('Controlla e invia')!.click();
    await settle(fixture);
    expect(dialog).not.toHaveBeenCalled();
    expect(page.querySelector('[data-item="0"] .control')!.getAttribute('aria-invalid')).toBe('false'); // prettier-ignore
    expect(page.querySelector('[data-item="1"] .control')!.getAttribute('aria-invalid')).toBe('true'); // prettier-ignore
    expect(text()).toContain('indica che non hai questo documento');
  });

  it('are sent together: files, words, and what one does not have', async () => {
    const fixture = await show([aDocument]);
    const none = page.querySelector<HTMLInputElement>('[data-item="1"] input[type=checkbox]')!;
    none.click();
    await send(fixture);
    expect(dialog.mock.calls[0]![1].data.text).toEqual(
      expect.arrayContaining(['File allegati: 1.', 'Documenti che non hai: 1.']),
    );
    expect(store.move).toHaveBeenCalledWith(
      {
        transition: 'provideIntegration',
        payload: { integrationId: 'i', items: [{ documentIds: ['d'] }, { missing: true }] },
      },
      expect.any(String),
    );
  });

  it('are listed once they were sent, new until they were opened', async () => {
    store.pratica.set({ version: 5, integrations: [asked], allowed: [] });
    const fixture = TestBed.createComponent(DocumentList);
    fixture.detectChanges();
    TestBed.tick();
    const attachedAt = '2026-11-22T09:00:00.000Z';
    const items = [
      { ...aDocument, attachedAt },
      { ...aDocument, id: 'd2', name: 'cf.png', attachedAt, openedAt: attachedAt },
      { ...aDocument, id: 'd3', name: 'bozza.pdf' },
    ];
    http.expectOne('/api/pratiche/p/documents').flush({ items });
    await settle(fixture);
    page = fixture.nativeElement as HTMLElement;
    const rows = [...page.querySelectorAll('li')].map((row) => row.textContent ?? '');
    expect(rows).toHaveLength(2);
    expect(rows[0]).toMatch(/isee\.pdf\s*nuovo\s+Mandato da Anna Ferrari/);
    expect(rows[1]).not.toContain('nuovo');
    expect(page.querySelector('[aria-label="Scarica cf.png"]')).not.toBeNull();
  });
});
