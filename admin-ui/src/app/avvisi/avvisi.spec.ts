import { HttpEventType, provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal, type Type } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { MatDialog } from '@angular/material/dialog';
import { provideRouter, Router } from '@angular/router';
import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import axe from 'axe-core';
import { randomUUID } from 'node:crypto';
import { of } from 'rxjs';
import { provideWords } from '../../testing/words';
import type { AvvisoView } from '../api-types';
import { Session } from '../session/session';
import { stepOf, withAnswer, withChosen } from './application';
import { ApplyPage } from './apply-page';
import { AvvisiPage } from './avvisi-page';
import { AvvisoPage } from './avviso-page';
import { toAvviso, toDraft } from './avviso-draft';

Object.defineProperty(globalThis.crypto, 'randomUUID', { value: randomUUID, configurable: true });

const span = (businessDays: number) => ({ businessDays });
function anAvviso(change: object = {}): AvvisoView {
  return {
    id: 'a', titleIt: 'Avviso assistenza', titleEn: 'Call for care', textIt: 'Cerchiamo enti.', textEn: 'We look for enti.',
    serviceTypeIds: ['assistenza'], municipi: [1, 2], opensAt: '2026-01-01T00:00:00.000Z', closesAt: '2099-01-01T22:59:59.000Z',
    requirements: [{ id: 'r1', kind: 'document', labelIt: 'DURC', labelEn: 'DURC', expires: true, optional: false }],
    terms: { examinationReminder: span(20), examinationDeadline: span(30), integrationDeadline: span(10), months: 36, renewalDays: 90, documentDays: 30, assessments: 1, pointsAtLeast: null },
    version: 2, state: 'open', publishedAt: '2026-01-01T00:00:00.000Z', withdrawReason: null, ...change,
  } as AvvisoView; // prettier-ignore
}

describe('avvisi', () => {
  const role = signal('admin');
  const open = jest.fn<(component: unknown, config: { data: { text: string } }) => unknown>();
  let server: HttpTestingController;
  let fixture: ComponentFixture<unknown>;
  let page: HTMLElement;

  beforeEach(() => {
    role.set('admin');
    open.mockReset().mockReturnValue({ afterClosed: () => of(true) });
    TestBed.configureTestingModule({
      providers: [
        ...provideWords(),
        provideRouter([]),
        provideHttpClient(),
        provideHttpClientTesting(),
        { provide: Session, useValue: { role, me: signal({ comune: { id: 'milano' } }) } },
        { provide: MatDialog, useValue: { open } },
      ],
    });
    server = TestBed.inject(HttpTestingController);
  });
  async function settle(): Promise<void> {
    for (let turn = 0; turn < 2; turn += 1) {
      await new Promise((resolve) => setTimeout(resolve));
      TestBed.tick();
    }
  }
  async function show<T>(of: Type<T>, inputs: Record<string, string> = {}): Promise<void> {
    fixture = TestBed.createComponent(of);
    for (const [name, value] of Object.entries(inputs)) fixture.componentRef.setInput(name, value);
    page = fixture.nativeElement as HTMLElement;
    document.body.append(page);
    fixture.detectChanges();
    await settle();
  }
  const at = (path: string) => server.expectOne(({ url }) => url === path);
  const button = (words: string) =>
    [...page.querySelectorAll('button')].find(({ textContent }) => textContent!.includes(words))!;
  async function press(words: string): Promise<void> {
    button(words).click();
    await settle();
  }

  it('are all for the office, and for an ente those that it can answer', async () => {
    await show(AvvisiPage);
    at('/api/office/avvisi').flush({ items: [anAvviso({ state: 'draft' })], next: null });
    await settle();
    expect(page.textContent).toContain('Bozza');
    expect(page.textContent).toContain('Scrivi un avviso');
    fixture.destroy();
    role.set('ente');
    await show(AvvisiPage);
    at('/api/avvisi').flush({ items: [], next: null });
    await settle();
    expect(page.textContent).toContain('Ora non ci sono avvisi aperti.');
  });

  it('that is a draft is published once one is sure', async () => {
    await show(AvvisoPage, { id: 'a' });
    at('/api/office/avvisi/a').flush(anAvviso({ state: 'draft' }));
    await settle();
    await press('Pubblica');
    expect(open.mock.calls[0]![1].data.text).toContain('non si può più cambiare');
    at('/api/office/avvisi/a/publish').flush(anAvviso());
    await settle();
    at('/api/office/avvisi/a').flush(anAvviso());
    await settle();
    expect(page.textContent).toContain('L’avviso è pubblicato.');
    expect(page.textContent).toContain('Ritira l’avviso');
  });

  it('is answered from its page by an ente while it is open', async () => {
    role.set('ente');
    await show(AvvisoPage, { id: 'a' });
    at('/api/avvisi/a').flush(anAvviso());
    await settle();
    const links = [...page.querySelectorAll('a')].map((link) => link.getAttribute('href'));
    expect(links).toContain('/avvisi/a/domanda');
    expect(page.textContent).not.toContain('Ritira l’avviso');
    const { violations } = await axe.run(page, { rules: { 'color-contrast': { enabled: false } } });
    expect(violations).toEqual([]);
  });

  it('takes an application step by step, says what is missing, and sends it when all is there', async () => {
    role.set('ente');
    await show(ApplyPage, { id: 'a' });
    at('/api/avvisi/a').flush(anAvviso());
    const empty = { id: 'q', version: 0, content: {}, files: [], updatedAt: null, missing: ['/legalName', '/municipi', '/answers/r1'] }; // prettier-ignore
    at('/api/avvisi/a/application').flush(empty);
    await settle();
    expect(button('L’ente').textContent).toContain('mancano 1');
    const field = page.querySelector<HTMLInputElement>('#apply-legalName')!;
    field.value = ' La Cura ';
    field.dispatchEvent(new Event('change'));
    await press('Requisiti');
    const reference = page.querySelector<HTMLInputElement>('#answer-r1')!;
    reference.value = 'INPS 1';
    reference.dispatchEvent(new Event('change'));
    await press('Invio');
    await press('Invia la domanda');
    const kept = server.expectOne(({ method }) => method === 'PUT');
    const content = {
      legalName: 'La Cura',
      answers: [{ requirementId: 'r1', reference: 'INPS 1' }],
    };
    expect(kept.request.body).toEqual({ expectedVersion: 0, content });
    kept.flush({ ...empty, version: 1, content, missing: ['/municipi'] });
    await settle();
    expect(page.textContent).toContain('Manca ancora qualcosa');
    expect(open).not.toHaveBeenCalled();

    const navigate = jest.spyOn(TestBed.inject(Router), 'navigate').mockResolvedValue(true);
    await press('Invia la domanda');
    server.expectOne(({ method }) => method === 'PUT').flush({ ...empty, version: 2, content, missing: [] }); // prettier-ignore
    await settle();
    expect(open).toHaveBeenCalledTimes(1);
    at('/api/avvisi/a/application/send').flush({ id: 'q', state: 'submitted', version: 1 });
    await settle();
    expect(navigate).toHaveBeenCalledWith(['/qualificazioni', 'q']);
  });

  it('takes the file of a document at once, keeps it with the draft, and takes it out again', async () => {
    role.set('ente');
    await show(ApplyPage, { id: 'a' });
    at('/api/avvisi/a').flush(anAvviso());
    const empty = { id: 'q', version: 0, content: {}, files: [], updatedAt: null, missing: ['/answers/r1/fileId'] }; // prettier-ignore
    at('/api/avvisi/a/application').flush(empty);
    await settle();
    await press('Requisiti');
    expect(page.textContent).toContain('Allega il documento');
    const field = page.querySelector<HTMLInputElement>('#file-r1')!;
    Object.defineProperty(field, 'files', { value: [new File(['x'], 'durc.pdf')] });
    field.dispatchEvent(new Event('change'));
    const sent = server.expectOne(({ method }) => method === 'POST');
    expect(sent.request.urlWithParams).toBe('/api/qualification-files?avvisoId=a&requirementId=r1');
    sent.event({ type: HttpEventType.UploadProgress, loaded: 1, total: 4 });
    await settle();
    expect(page.querySelector('progress')!.value).toBe(25);
    const file = { id: 'f1', name: 'durc.pdf', type: 'application/pdf', bytes: 1, sha256: '-', uploadedAt: '-' }; // prettier-ignore
    sent.flush(file);
    await settle();
    const kept = server.expectOne(({ method }) => method === 'PUT');
    const content = { answers: [{ requirementId: 'r1', reference: '', fileId: 'f1' }] };
    expect(kept.request.body).toEqual({ expectedVersion: 0, content });
    kept.flush({ ...empty, version: 1, content, files: [file], missing: ['/answers/r1/reference'] });
    await settle();
    expect(page.textContent).not.toContain('Allega il documento');
    const { violations } = await axe.run(page, { rules: { 'color-contrast': { enabled: false } } });
    expect(violations).toEqual([]);

    await press('Togli');
    server.expectOne(({ method }) => method === 'DELETE').flush(null);
    const without = server.expectOne(({ method }) => method === 'PUT');
    expect(without.request.body).toEqual({ expectedVersion: 1, content: { answers: [] } });
  }); // prettier-ignore

  it('keeps what was typed of an application when a colleague wrote meanwhile', async () => {
    role.set('ente');
    await show(ApplyPage, { id: 'a' });
    at('/api/avvisi/a').flush(anAvviso());
    at('/api/avvisi/a/application').flush({ id: 'q', version: 3, content: { legalName: 'La Cura' }, files: [], missing: [], updatedAt: null }); // prettier-ignore
    await settle();
    await press('Salva');
    const title = 'Nel frattempo è cambiata: ricaricala e riprova.';
    server.expectOne(({ method }) => method === 'PUT').flush({ code: 'stale-version', title }, { status: 409, statusText: '-' }); // prettier-ignore
    await settle();
    expect(page.textContent).toContain(title);
    expect(page.querySelector<HTMLInputElement>('#apply-legalName')!.value).toBe('La Cura');
  });
});

describe('what is written of an avviso', () => {
  it('comes back as it was typed, and is sent as it came', () => {
    const { id: _, version: __, state: ___, publishedAt: ____, withdrawReason: _____, ...content } = anAvviso(); // prettier-ignore
    const { opensAt, closesAt, serviceTypeIds, municipi, ...same } = content;
    const sent = toAvviso(toDraft(anAvviso()), { serviceTypeIds, municipi });
    expect(sent).toMatchObject({ ...same, serviceTypeIds, municipi });
    expect(toDraft({ ...anAvviso(), ...sent } as AvvisoView)).toEqual(toDraft(anAvviso()));
    expect([Date.parse(sent.opensAt) <= Date.parse(opensAt), Date.parse(sent.closesAt) >= Date.parse(closesAt)]).toEqual([true, true]); // prettier-ignore
  });

  it('lets no declaration expire, and asks for points only where some are written', () => {
    const draft = toDraft(anAvviso());
    const declaration = { ...draft.requirements[0]!, kind: 'declaration' as const };
    const sent = toAvviso({ ...draft, pointsAtLeast: '60', requirements: [declaration] }, { serviceTypeIds: [], municipi: [] }); // prettier-ignore
    expect(sent.requirements[0]).toMatchObject({ id: 'r1', expires: false });
    expect(sent.terms.pointsAtLeast).toBe(60);
  });
});

describe('what is written of an application', () => {
  it('knows the step of each field', () => {
    const steps = ['/legalName', '/serviceTypeIds', '/municipi', '/answers/durc/expiresOn'].map(
      stepOf,
    );
    expect(steps).toEqual(['ente', 'services', 'services', 'documents']);
  });

  it('adds and takes away, and keeps no answer that says nothing', () => {
    expect(withChosen({ municipi: [1] }, 'municipi', 2, true).municipi).toEqual([1, 2]);
    expect(withChosen({ municipi: [1, 2] }, 'municipi', 1, false).municipi).toEqual([2]);
    const one = withAnswer({}, { requirementId: 'durc', reference: 'INPS 1' });
    const both = withAnswer(one, { requirementId: 'durc', expiresOn: '2099-12-31' });
    expect(both.answers).toEqual([{ requirementId: 'durc', reference: 'INPS 1', expiresOn: '2099-12-31' }]); // prettier-ignore
    const filed = withAnswer(both, { requirementId: 'durc', fileId: 'f1' });
    expect(filed.answers![0]).toMatchObject({ reference: 'INPS 1', fileId: 'f1' });
    expect(withAnswer(filed, { requirementId: 'durc', fileId: undefined })).toEqual(both);
    const none = withAnswer(withAnswer(both, { requirementId: 'durc', expiresOn: '' }), { requirementId: 'durc', reference: ' ' }); // prettier-ignore
    expect(none.answers).toEqual([]);
  });
});
