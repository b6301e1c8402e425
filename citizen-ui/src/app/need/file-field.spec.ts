import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import axe from 'axe-core';
import { takeDeepLink } from '../auth/deep-link';
import { Session } from '../auth/session';
import { provideWords } from '../service-life/testing';
import { CareStep } from './care-step';
import { newDraft } from './draft';
import { readLocal } from './local-drafts';
import { NeedForm } from './need-form';
import { SummaryWords } from './summary-words';

const PLAN = { id: 'plan', it: 'La pianta di casa', en: 'The plan', type: 'file', help: { it: 'Anche a mano', en: 'Also by hand' }, sensitive: false, required: true }; // prettier-ignore
const ID = '0198c0de-0000-4000-8000-000000000001';
const plan = { id: ID, name: 'pianta.pdf', type: 'application/pdf', bytes: 9, sha256: '-', uploadedAt: '2026-11-30T10:00:00Z' }; // prettier-ignore

const WITHOUT_COLOURS = { rules: { 'color-contrast': { enabled: false } } };

describe('a question that is answered with a file', () => {
  const isSignedIn = signal(true);
  const signIn = jest.fn();
  let fixture: ComponentFixture<CareStep>;
  let page: HTMLElement;
  let form: NeedForm;
  let server: HttpTestingController;

  async function settle(): Promise<void> {
    for (let n = 0; n < 2; n += 1) {
      await new Promise((resolve) => setTimeout(resolve));
      TestBed.tick();
    }
  }

  async function open(answers: Record<string, string> = {}): Promise<void> {
    form = TestBed.inject(NeedForm);
    form.draft.set({ ...newDraft('lavori'), params: answers });
    form.serviceTypeId.set('lavori');
    fixture = TestBed.createComponent(CareStep);
    page = fixture.nativeElement as HTMLElement;
    fixture.detectChanges();
    server.expectOne(({ url }) => url === '/api/service-types/lavori').flush({ params: [PLAN] });
    await settle();
  }

  beforeEach(() => {
    isSignedIn.set(true);
    signIn.mockClear();
    localStorage.clear();
    const session = { isSignedIn, signIn, leaving: signal('no'), comune: signal('milano'), personId: () => null }; // prettier-ignore
    TestBed.configureTestingModule({
      providers: [
        ...provideWords(),
        provideHttpClient(),
        provideHttpClientTesting(),
        NeedForm,
        SummaryWords,
        { provide: Session, useValue: session },
      ],
    });
    server = TestBed.inject(HttpTestingController);
  });

  const text = () => page.textContent?.replace(/\s+/g, ' ') ?? '';
  const button = (name: string) => [...page.querySelectorAll('button')].find((one) => one.textContent?.includes(name))!; // prettier-ignore
  function choose(name: string) {
    const field = page.querySelector<HTMLInputElement>('input[type=file]')!;
    Object.defineProperty(field, 'files', { value: [new File(['x'], name)], configurable: true });
    field.dispatchEvent(new Event('change'));
    return server.expectOne(({ method }) => method === 'POST');
  }
  const said = () => TestBed.inject(SummaryWords).partsOf(form.draft())[0]!.facts[0];

  it('uploads it at once, and answers with what the API calls it', async () => {
    await open();
    expect(text()).toContain('Anche a mano');
    const sent = choose('pianta.pdf');
    expect(sent.request.url).toBe('/api/need-documents');
    expect(sent.request.params.toString()).toBe('serviceTypeId=lavori&param=plan');
    sent.flush(plan);
    await settle();
    expect(form.draft().params).toEqual({ plan: ID });
    expect(text()).toContain('pianta.pdf');
    expect(said()).toEqual({ label: 'La pianta di casa', value: 'pianta.pdf' });
    expect((await axe.run(page, WITHOUT_COLOURS)).violations.map(({ id }) => id)).toEqual([]);
  });

  it('puts another one in its place, or takes it away', async () => {
    await open();
    choose('pianta.pdf').flush(plan);
    await settle();
    const other = ID.replace('1', '2');
    choose('foto.png').flush({ ...plan, id: other, name: 'foto.png' });
    await settle();
    server.expectOne(({ url, method }) => method === 'DELETE' && url.endsWith(ID)).flush(null);
    expect(form.draft().params).toEqual({ plan: other });
    button('Togli').click();
    server.expectOne(({ url, method }) => method === 'DELETE' && url.endsWith(other)).flush(null, { status: 409, statusText: '-' }); // prettier-ignore
    await settle();
    expect(form.draft().params).toEqual({});
    expect(text()).not.toContain('foto.png');
  });

  it('says why one was refused, and leaves the question unanswered', async () => {
    await open();
    const errors = [{ pointer: '/file', message: 'Il file è rovinato.' }];
    choose('x.pdf').flush({ title: '-', code: 'document-damaged', errors }, { status: 422, statusText: '-' }); // prettier-ignore
    await settle();
    expect(text()).toContain('x.pdf non è stato caricato. Il file è rovinato.');
    expect(form.check('bisogno')).toBe(false);
    await settle();
    expect(page.querySelector('.field-error')?.textContent?.trim()).toBe('Allega un file');
  });

  it('asks once what the file of a resumed draft is called', async () => {
    await open({ plan: ID });
    const asked = server.expectOne(({ url }) => url === '/api/need-documents');
    expect(asked.request.params.get('ids')).toBe(ID);
    expect(text()).toContain('Un file');
    asked.flush({ items: [plan] });
    await settle();
    form.setPlace({ notes: 'Citofono' });
    await settle();
    server.expectNone(({ url }) => url === '/api/need-documents');
    expect(text()).toContain('pianta.pdf');
  });

  it('has a stranger log in at this step, and keeps what was answered', async () => {
    isSignedIn.set(false);
    await open();
    expect(page.querySelector('input[type=file]')).toBeNull();
    form.setTimes({ notes: 'Al mattino' });
    button('Accedi e allega il file').click();
    expect(signIn).toHaveBeenCalledTimes(1);
    const { id } = form.draft();
    expect(takeDeepLink()).toBe(`/richiesta/lavori?passo=bisogno&bozza=${id}`);
    expect(readLocal('lavori', null)).toMatchObject({ id, times: { notes: 'Al mattino' } });
  });
});
