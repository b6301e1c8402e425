import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal, type Type } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { MatDialog } from '@angular/material/dialog';
import { provideRouter } from '@angular/router';
import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import axe from 'axe-core';
import { randomUUID } from 'node:crypto';
import { of } from 'rxjs';
import { provideWords } from '../../testing/words';
import type { QualificationDetail } from '../api-types';
import { Session } from '../session/session';
import { fieldsOf, toBody } from './move-model';
import { QualificationPage } from './qualification-page';
import { QualificationsPage } from './qualifications-page';

Object.defineProperty(globalThis.crypto, 'randomUUID', { value: randomUUID, configurable: true });

const at = '2026-11-29T09:00:00.000Z';
const CARD = {
  id: 'q', avviso: { id: 'a', titleIt: 'Avviso assistenza', titleEn: 'Call for care' },
  ente: { id: 'e', name: 'La Cura' }, serviceTypeIds: ['assistenza'], municipi: [1, 3],
  state: 'submitted', version: 4, appliedAt: at, stateSince: at, dueAt: '2099-01-01T09:00:00.000Z',
  isLate: true, listedFrom: null, listedUntil: null, renewal: null, openIntegrations: 0,
}; // prettier-ignore
const A_FILE = { id: 'f1', name: 'durc.pdf', type: 'application/pdf', bytes: 1, sha256: '-', uploadedAt: at }; // prettier-ignore
function aQualification(change: object = {}): QualificationDetail {
  return {
    ...CARD,
    content: { legalName: 'La Cura società cooperativa', fiscalCode: '12345678903' },
    requirements: [
      { id: 'durc', kind: 'document', labelIt: 'DURC', labelEn: 'DURC', expires: true, optional: false },
      { id: 'charter', kind: 'declaration', labelIt: 'Carta dei servizi', labelEn: 'Charter', expires: false, optional: true },
    ],
    asksForPoints: false,
    documents: [{ requirementId: 'durc', reference: 'INPS 1', expiresOn: '2099-12-31', declaredAt: at, file: A_FILE, earlier: [{ requirementId: 'durc', reference: 'INPS 0', expiresOn: '2020-01-31', declaredAt: at, file: null }] }],
    integrations: [], assessments: [], assessmentsWanted: 2,
    tasks: [{ kind: 'examineApplication', owner: 'office', dueAt: at, escalated: true }],
    timeline: [{ kind: 'apply', fromState: null, toState: 'submitted', actorRole: 'ente', actorName: 'Paola Conti', reason: null, at }],
    allowed: ['requestIntegration', 'assess', 'qualify', 'reject'], ...change,
  } as QualificationDetail; // prettier-ignore
}

describe('qualifications', () => {
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
  async function showOne(change: object = {}): Promise<void> {
    await show(QualificationPage, { id: 'q' });
    server.expectOne('/api/qualifications/q').flush(aQualification(change));
    await settle();
  }
  const button = (words: string) =>
    [...page.querySelectorAll('button')].find(({ textContent }) => textContent!.includes(words))!;
  async function press(words: string): Promise<void> {
    button(words).click();
    await settle();
  }
  async function fill(id: string, value: string): Promise<void> {
    const field = page.querySelector<HTMLInputElement>(`#${id}`)!;
    field.value = value;
    field.dispatchEvent(new Event('input'));
    field.dispatchEvent(new Event('change'));
    await settle();
  }
  async function submit(): Promise<void> {
    page.querySelector('form')!.dispatchEvent(new Event('submit'));
    await settle();
  }

  it('say how many assessments are still wanted, to the office alone', async () => {
    await showOne({ assessments: [{ assessorName: 'Carla Neri', points: null, isFavourable: true, reason: 'Tutto a posto', at }] }); // prettier-ignore
    expect(page.textContent).toContain('Valutazioni date: 1. Prima di decidere ne servono 2.');
    role.set('ente');
    await settle();
    expect(page.textContent).not.toContain('Prima di decidere');
  });

  it('are listed by ente for the office, by avviso for the ente, with what is late', async () => {
    await show(QualificationsPage);
    const isList = ({ url }: { url: string }) => url === '/api/qualifications';
    server.expectOne(isList).flush({ items: [CARD], next: null });
    await settle();
    expect(page.querySelector('h2')!.textContent).toContain('La Cura');
    expect(page.textContent).toContain('In ritardo');
    role.set('ente');
    await settle();
    expect(page.querySelector('h2')!.textContent).toContain('Avviso assistenza');
  });

  it('say that there are none, and what went wrong', async () => {
    await show(QualificationsPage);
    const isList = ({ url }: { url: string }) => url === '/api/qualifications';
    server.expectOne(isList).flush({ items: [], next: null });
    await settle();
    expect(page.textContent).toContain('Nessuna domanda');
  });

  it('show one with its checklist, what is missing in it, and what happened', async () => {
    await showOne();
    expect(page.querySelector('h1')!.textContent).toBe('La Cura');
    const [first, second] = [
      ...page.querySelectorAll('[aria-labelledby="checklist-title"] > ul > li'),
    ];
    expect(first!.textContent).toContain('INPS 1');
    expect(first!.querySelector('[aria-label="Scarica durc.pdf"]')).not.toBeNull();
    expect(first!.querySelector('details')!.textContent).toMatch(
      /Versioni di prima: 1.*INPS 0.*scaduto/s,
    );
    expect(second!.textContent).toContain('Non indicato');
    expect(page.textContent).toContain('Domanda inviata · Paola Conti');
    const { violations } = await axe.run(page, { rules: { 'color-contrast': { enabled: false } } });
    expect(violations).toEqual([]);
  });

  it('are decided for a reason, once one is sure, at the version that was seen', async () => {
    await showOne();
    await press('Qualifica l’ente');
    await submit();
    expect(page.textContent).toContain('Compila questo campo.');
    server.expectNone('/api/qualifications/q/transitions');
    await fill('move-reason', 'Requisiti completi');
    await submit();
    expect(open.mock.calls[0]![1].data.text).toContain('L’ente entra in elenco da oggi');
    const sent = server.expectOne('/api/qualifications/q/transitions');
    expect(sent.request.body).toEqual({ transition: 'qualify', reason: 'Requisiti completi', expectedVersion: 4 }); // prettier-ignore
    sent.flush({ id: 'q', state: 'qualified', version: 5 });
    await settle();
    expect(page.querySelector('[role=status]')!.textContent).toContain('L’ente è qualificato.');
    server.expectOne('/api/qualifications/q').flush(aQualification({ state: 'qualified', allowed: [] })); // prettier-ignore
  });

  it('show what suspending does to open pratiche before anybody confirms it', async () => {
    await showOne({ state: 'qualified', listedFrom: '2026-01-01', listedUntil: '2029-01-01', allowed: ['suspend'] }); // prettier-ignore
    await press('Sospendi');
    const isEffects = ({ url }: { url: string }) => url === '/api/qualifications/q/effects';
    server.expectOne(isEffects).flush({
      serviceTypeIds: ['assistenza'], planned: { exclude: 2, returnToOffer: 1, decide: 0 }, next: null,
      items: [{ praticaId: 'p', number: 'MI-2026-000001', state: 'order', planned: 'returnToOffer' }],
    }); // prettier-ignore
    await settle();
    expect(page.querySelector('.counts')!.textContent).toContain('2 pratiche da cui esce');
    expect(page.textContent).toContain('MI-2026-000001');
  });

  it('keep what was typed when it is refused, and say why', async () => {
    await showOne();
    await press('Non accogliere');
    await fill('move-reason', 'Mancano requisiti');
    await submit();
    const title = 'Mancano ancora valutazioni: servono prima della decisione.';
    server
      .expectOne('/api/qualifications/q/transitions')
      .flush({ code: 'assessments-missing', title }, { status: 422, statusText: '-' });
    await settle();
    expect(page.textContent).toContain(title);
    expect(page.querySelector<HTMLTextAreaElement>('#move-reason')!.value).toBe(
      'Mancano requisiti',
    );
  });

  it('ask for a document of the avviso once more, without a word', async () => {
    await showOne();
    await press('Chiedi documenti');
    page.querySelector<HTMLInputElement>('wemi-papers-field input')!.click();
    await fill('move-reason', 'Il DURC non si legge');
    await submit();
    const { body } = server.expectOne('/api/qualifications/q/transitions').request;
    expect(body).toEqual({ transition: 'requestIntegration', requirementIds: ['durc'], reason: 'Il DURC non si legge', expectedVersion: 4 }); // prettier-ignore
  });

  it('are answered with the document that was asked for, once nothing of it is missing', async () => {
    role.set('ente');
    const asked = { id: 'i', items: [{ label: 'DURC', requirementId: 'durc' }], reason: 'Non si legge', askedAt: at, dueAt: at, status: 'open', answer: null, closedAt: null }; // prettier-ignore
    await showOne({ allowed: ['provideIntegration'], integrations: [asked] });
    await press('Rispondi alla richiesta');
    expect(page.querySelector('#move-items')).toBeNull();
    await fill('answer-durc', 'INPS 2');
    await fill('expires-durc', '2099-12-31');
    await submit();
    expect(page.querySelector('#file-durc-error')!.textContent).toContain('Compila');
    const field = page.querySelector<HTMLInputElement>('#file-durc')!;
    Object.defineProperty(field, 'files', { value: [new File(['x'], 'durc.pdf')] });
    field.dispatchEvent(new Event('change'));
    server.expectOne(({ url }) => url === '/api/qualification-files').flush(A_FILE);
    await settle();
    await submit();
    const { body } = server.expectOne('/api/qualifications/q/transitions').request;
    const documents = [{ requirementId: 'durc', reference: 'INPS 2', expiresOn: '2099-12-31', fileId: 'f1' }]; // prettier-ignore
    expect(body).toEqual({ transition: 'provideIntegration', integrationId: 'i', documents, expectedVersion: 4 }); // prettier-ignore
  });

  it('show what answered a request: the document that came', async () => {
    const answer = { items: [], documents: [{ requirementId: 'durc', reference: 'INPS 2', expiresOn: null, declaredAt: at, file: A_FILE }] }; // prettier-ignore
    const asked = { id: 'i', items: [{ label: 'DURC', requirementId: 'durc' }], reason: 'Non si legge', askedAt: at, dueAt: at, status: 'answered', answer, closedAt: at }; // prettier-ignore
    await showOne({ integrations: [asked] });
    const card = page.querySelector('[aria-labelledby="integrations-title"]')!;
    expect(card.textContent).toContain('INPS 2');
    expect(card.querySelector('[aria-label="Scarica durc.pdf"]')).not.toBeNull();
  });

  it('have nothing to press for an auditor', async () => {
    role.set('auditor');
    await showOne();
    expect(page.querySelector('wemi-move-form')).toBeNull();
  });
});

describe('what is sent of a move', () => {
  const typed = {
    ...{ reason: ' Sì ', items: 'Polizza\n\n Statuto ', integrationId: 'i', points: '70', verdict: 'no' },
    ...{ requirementId: 'durc', reference: ' INPS 2 ', expiresOn: '2099-12-31' },
  }; // prettier-ignore
  it.each([
    ['assess', true, { transition: 'assess', points: 70, reason: 'Sì' }],
    ['assess', false, { transition: 'assess', isFavourable: false, reason: 'Sì' }],
    ['requestIntegration', false, { transition: 'requestIntegration', items: ['Polizza', 'Statuto'], reason: 'Sì' }],
    ['provideIntegration', false, { transition: 'provideIntegration', integrationId: 'i', items: ['Polizza', 'Statuto'] }],
    ['updateDocument', false, { transition: 'updateDocument', requirementId: 'durc', reference: 'INPS 2', expiresOn: '2099-12-31' }],
    ['askRenewal', false, { transition: 'askRenewal' }],
  ] as const)('%s (points: %s) is what belongs to it', (move, asksForPoints, body) => {
    expect(toBody(move, typed, fieldsOf(move, { asksForPoints }))).toEqual(body);
  }); // prettier-ignore
});
