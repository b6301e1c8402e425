import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { anAction, aPratica } from '../../testing/pratica';
import { provideWords } from '../../testing/words';
import type { Pratica } from '../api-types';
import { DeadlinesCard } from '../pratica/deadlines-card';
import { Session } from '../session/session';
import { IntegrationsCard } from './integrations-card';
import { WithdrawIntegrationForm } from './pick-form';
import { ProvideIntegrationForm } from './provide-form';
import { RequestIntegrationForm } from './request-form';

type Asked = Pratica['integrations'][number];
const asked = (change: Partial<Asked> = {}): Asked => ({
  id: 'i',
  ente: null,
  reason: 'Per il voucher',
  askedAt: '2026-11-20T09:00:00.000Z',
  dueAt: '2099-12-04T09:00:00.000Z',
  status: 'open',
  closedAt: null,
  note: null,
  items: [{ n: 0, label: 'ISEE 2026', note: null, answer: null, missing: false }],
  ...change,
});

describe('documents asked of a person', () => {
  let http: HttpTestingController;
  let page: HTMLElement;
  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [
        ...provideWords(),
        provideHttpClient(),
        provideHttpClientTesting(),
        { provide: Session, useValue: { me: signal({ role: 'admin', ente: null }), role: signal('admin') } }, // prettier-ignore
      ],
    });
    http = TestBed.inject(HttpTestingController);
  });

  async function show<T>(component: new () => T, inputs: Record<string, unknown> = {}) {
    const fixture = TestBed.createComponent(component);
    for (const [name, value] of Object.entries(inputs)) fixture.componentRef.setInput(name, value);
    fixture.detectChanges();
    TestBed.tick();
    await new Promise((resolve) => setTimeout(resolve, 0));
    fixture.detectChanges();
    TestBed.tick();
    page = fixture.nativeElement as HTMLElement;
    return fixture;
  }
  async function type(fixture: ComponentFixture<unknown>, selector: string, value: string) {
    const field = page.querySelector<HTMLInputElement>(selector)!;
    field.value = value;
    field.dispatchEvent(new Event('input'));
    await fixture.whenStable();
  }
  const press = async (fixture: ComponentFixture<unknown>, name: string) => {
    [...page.querySelectorAll('button')].find((one) => one.textContent?.trim() === name)!.click();
    await fixture.whenStable();
  };
  const text = () => (page.textContent ?? '').replace(/[\s\u00a0]+/g, ' ');

  it('are written in rows, at most ten, none of them empty', async () => {
    const fixture = await show(RequestIntegrationForm);
    const form = fixture.componentInstance;
    expect(form.read()).toBeUndefined();
    await fixture.whenStable();
    expect(page.querySelector('#asked-0')!.getAttribute('aria-invalid')).toBe('true');
    await type(fixture, '#asked-0', ' ISEE 2026 ');
    for (let n = 1; n < 10; n += 1) await press(fixture, 'Aggiungi un documento');
    expect(text()).not.toContain('Aggiungi un documento');
    for (let n = 9; n > 1; n -= 1) await press(fixture, `Togli il documento ${n + 1}`);
    await type(fixture, '#asked-1', 'Codice fiscale');
    await type(fixture, '#asked-note-1', 'Fronte e retro');
    expect(form.read()).toEqual({
      items: [{ label: 'ISEE 2026' }, { label: 'Codice fiscale', note: 'Fronte e retro' }],
    });
  });

  it('are taken back by whoever asked for them', async () => {
    const ente = { id: 'e1', name: 'La Cura', drawing: 'care' };
    const integrations = [asked(), asked({ id: 'of-ente', ente }), asked({ id: 'old', status: 'answered' })]; // prettier-ignore
    const pratica = aPratica({ integrations });
    const own = await show(WithdrawIntegrationForm, {
      pratica,
      action: anAction('withdrawIntegration'),
    });
    expect(own.componentInstance.read()).toEqual({ integrationId: 'i' });
    const action = anAction('withdrawIntegration', { onBehalfOf: { role: 'ente', enteId: 'e1' } });
    const inPlace = await show(WithdrawIntegrationForm, { pratica, action });
    expect(inPlace.componentInstance.read()).toEqual({ integrationId: 'of-ente' });
  });

  it('are sent in the person’s place with a file for the item', async () => {
    const action = anAction('provideIntegration', { onBehalfOf: { role: 'citizen' } });
    const fixture = await show(ProvideIntegrationForm, {
      pratica: aPratica({ integrations: [asked()] }),
      action,
    });
    expect(fixture.componentInstance.read()).toBeUndefined();
    const field = page.querySelector<HTMLInputElement>('#answer-file-0')!;
    Object.defineProperty(field, 'files', { value: [new File(['x'], 'isee.pdf')] });
    Object.defineProperty(field, 'value', { value: '', writable: true });
    field.dispatchEvent(new Event('change'));
    const sent = http.expectOne(({ method }) => method === 'POST');
    expect(sent.request.urlWithParams).toBe('/api/pratiche/p/documents?integrationId=i&item=0');
    sent.flush({ id: 'd', name: 'isee.pdf' });
    await new Promise((resolve) => setTimeout(resolve, 0));
    expect(fixture.componentInstance.read()).toEqual({
      integrationId: 'i',
      items: [{ documentIds: ['d'] }],
    });
  });

  it('show how they stand, what was answered, and what came', async () => {
    const items = [
      { n: 0, label: 'ISEE 2026', note: null, answer: null, missing: false },
      { n: 1, label: 'Codice fiscale', note: null, answer: 'L’ho perso', missing: true },
    ];
    const answered = asked({ status: 'answered', items, note: 'Ecco' });
    const fixture = await show(IntegrationsCard, { pratica: aPratica({ integrations: [answered] }) }); // prettier-ignore
    const file = { integrationId: 'i', item: 0, name: 'isee.pdf', attachedAt: 'x', openedAt: null };
    http.expectOne('/api/pratiche/p/documents').flush({
      items: [
        { ...file, id: 'd' },
        { ...file, id: 'e', name: 'bozza.pdf', attachedAt: null },
      ],
    });
    await new Promise((resolve) => setTimeout(resolve, 0));
    await fixture.whenStable();
    for (const said of ['Ufficio WeMi', 'risposta arrivata', 'Non ha questo documento', 'L’ho perso', 'Ecco', 'isee.pdf', 'nuovo']) expect(text()).toContain(said); // prettier-ignore
    expect(text()).not.toContain('bozza.pdf');
    expect(page.querySelector('[aria-label="Scarica isee.pdf"]')).not.toBeNull();
  });

  it('say beside each term that it stands still', async () => {
    const deadlines = {
      offersDeadline: '2099-12-20T09:00:00.000Z',
      integrationDeadline: '2099-12-04T09:00:00.000Z',
    };
    await show(DeadlinesCard, {
      pratica: aPratica({ deadlines, openIntegrations: 1 }),
    });
    const rows = [...page.querySelectorAll('dl > div')].map((row) => row.textContent ?? '');
    expect(rows[0]).toContain('Termine per mandare i documenti');
    expect(rows[0]).not.toContain('fermo');
    expect(rows[1]).toContain('fermo: questa è la data se nessuno risponde');
    expect(rows[1]).not.toContain('ferma da');
  });

  it('say since when it does, as the inbox says it', async () => {
    const deadlines = { offersDeadline: '2099-12-20T09:00:00.000Z' };
    const integrations = [
      asked({ id: 'i', askedAt: '2099-11-20T09:00:00.000Z' }),
      asked({ id: 'j', askedAt: '2099-11-18T09:00:00.000Z' }),
      asked({ id: 'k', askedAt: '2099-11-02T09:00:00.000Z', status: 'answered' }),
    ];
    await show(DeadlinesCard, {
      pratica: aPratica({ deadlines, integrations, openIntegrations: 2 }),
    });
    expect(page.querySelector('dl > div')?.textContent).toContain('ferma da mercoledì 18 novembre 2099'); // prettier-ignore
  });
});
