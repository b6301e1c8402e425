import { HttpErrorResponse, provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Live } from '../live/live';
import { PraticaStore } from '../pratica/pratica-store';
import { provideChanges } from '../pratica/provide-changes';
import { Catalogue } from '../remote/catalogue';
import type { TimelineEvent, TransitionAnswer } from '../remote/types';
import { aStore, provideWords } from '../service-life/testing';
import { ReopenPage } from './reopen-page';

const need = {
  params: [{ id: 'pets', it: 'Animali', en: 'Pets', valueIt: 'Sì', valueEn: 'Yes', sensitive: false }],
  beneficiary: { self: true, name: null, relation: null },
  place: { address: 'Via Capuana 3', municipio: 3, notes: null },
  times: { from: '2020-01-01', months: 3, notes: null },
}; // prettier-ignore
const closed = {
  id: 'p',
  number: 'MI-2026-000001',
  version: 3,
  need,
  reopenedAs: [],
  allowed: [{ transition: 'reopen' }],
};
const fits = {
  needId: 'n',
  need: { serviceTypeId: 'assistenza' },
  dropped: ['/times/from'],
  errors: [],
  enti: 2,
};

describe('opening a pratica anew', () => {
  const changes = signal<TimelineEvent[]>([]);
  const mine = aStore();
  const mandateFor = () => mine.mandate()?.id;
  const store = { ...mine, changes, mandateFor, resource: { error: () => undefined } };
  let fixture: ComponentFixture<ReopenPage>;
  let page: HTMLElement;
  let http: HttpTestingController;

  beforeEach(() => {
    store.reset();
    changes.set([]);
    TestBed.configureTestingModule({
      providers: [
        ...provideWords(),
        provideRouter([]),
        provideHttpClient(),
        provideHttpClientTesting(),
        { provide: Catalogue, useValue: { municipioName: () => 'Municipio 3' } },
        { provide: Live, useValue: { listen: () => () => undefined } },
      ],
    });
    TestBed.overrideComponent(ReopenPage, {
      set: { providers: [{ provide: PraticaStore, useValue: store }, provideChanges()] },
    });
    http = TestBed.inject(HttpTestingController);
  });

  async function show(pratica: object, reopening?: object): Promise<void> {
    store.pratica.set(pratica);
    fixture = TestBed.createComponent(ReopenPage);
    fixture.componentRef.setInput('id', 'p');
    page = fixture.nativeElement as HTMLElement;
    fixture.detectChanges();
    if (reopening) http.expectOne('/api/pratiche/p/reopening').flush(reopening);
    await fixture.whenStable();
  }
  const text = () => (page.textContent ?? '').replace(/\s+/g, ' ');
  const press = () => page.querySelector<HTMLButtonElement>('button.button')!.click();

  it('shows the need, says what is not copied, sends once and goes to the new one', async () => {
    const going = jest.spyOn(TestBed.inject(Router), 'navigateByUrl').mockResolvedValue(true);
    await show(closed, fits);
    expect(text()).toContain('stesso bisogno della MI-2026-000001');
    expect(text()).toContain('Via Capuana 3');
    expect(text()).toContain('la pratica nuova parte appena possibile');
    store.move.mockResolvedValue({ id: 'new' } as TransitionAnswer);
    press();
    press();
    await fixture.whenStable();
    expect(store.move.mock.calls).toEqual([[{ transition: 'reopen' }, expect.any(String)]]);
    expect(going).toHaveBeenCalledWith('/pratiche/new?inviata=1', { replaceUrl: true });
  });

  it('leads to the form, filled in, when something must be answered again', async () => {
    const going = jest.spyOn(TestBed.inject(Router), 'navigate').mockResolvedValue(true);
    const errors = [
      { pointer: '/params/pets', message: 'Campo obbligatorio.' },
      { pointer: '/place/municipio', message: 'Questo municipio non esiste.' },
    ];
    await show(closed, { ...fits, dropped: [], errors });
    const told = page.querySelector('[data-testid=to-complete]')?.textContent ?? '';
    expect(told).toContain('Animali: Campo obbligatorio.');
    expect(told).toContain('Questo municipio non esiste.');
    press();
    const kept = http.expectOne('/api/needs/n');
    expect([kept.request.method, kept.request.body]).toEqual(['PUT', { ...fits.need, reopens: 'p' }]); // prettier-ignore
    kept.flush({});
    await fixture.whenStable();
    const queryParams = { bozza: 'n', passo: 'bisogno' };
    expect(going).toHaveBeenCalledWith(['/richiesta', 'assistenza'], { queryParams });
  });

  it('leads to the pratica that opened it anew already, and offers nothing else', async () => {
    const reopenedAs = [{ id: 'a', number: 'MI-2026-000009', state: 'offer', closed: false }];
    await show({ ...closed, allowed: [], reopenedAs });
    expect(page.querySelector('.notice a')?.getAttribute('href')).toBe('/pratiche/a');
    expect(page.querySelector('button.button')).toBeNull();
  });

  it('says that an open one cannot be opened anew', async () => {
    await show({ ...closed, allowed: [] });
    expect(text()).toContain('solo una pratica chiusa');
  });

  it('keeps the draft in the name of whom one acts for, and says for whom', async () => {
    jest.spyOn(TestBed.inject(Router), 'navigate').mockResolvedValue(true);
    store.mandate.set({ id: 'm', principalName: 'Anna Ferrari', scope: [], expiresOn: '2099-01-31' }); // prettier-ignore
    const errors = [{ pointer: '/place/municipio', message: 'Questo municipio non esiste.' }];
    await show(closed, { ...fits, dropped: [], errors });
    expect(page.querySelector('[data-testid=acting-for]')?.textContent).toContain('Anna Ferrari');
    press();
    const kept = http.expectOne('/api/needs/n');
    expect(kept.request.body).toEqual({ ...fits.need, reopens: 'p', onBehalfOf: { mandateId: 'm' } }); // prettier-ignore
    kept.flush({});
  });

  async function refuse(status: number, error: { code: string; title: string }): Promise<Element> {
    await show(closed, fits);
    store.move.mockRejectedValue(new HttpErrorResponse({ status, error }));
    press();
    await new Promise((resolve) => setTimeout(resolve, 10));
    await fixture.whenStable();
    return page.querySelector('[role=alert]')!;
  }

  it('says a refusal and stays', async () => {
    const title = 'Questa pratica è già stata riaperta.';
    const said = await refuse(422, { code: 'reopened-already', title });
    expect(said.textContent).toContain(title);
  });

  it('says what changed when somebody was faster', async () => {
    const actor = { role: 'admin', name: 'Carla Neri', enteName: null };
    const event = { id: '9', seq: 9, kind: 'reopen', at: '2026-11-02T09:00:00Z', channel: 'web', actor, onBehalfOf: null, mandate: null, reason: null, data: {} }; // prettier-ignore
    changes.set([event as unknown as TimelineEvent]);
    const said = await refuse(409, { code: 'stale-version', title: 'È cambiata.' });
    expect(said.getAttribute('data-refusal')).toBe('stale');
    expect(said.querySelectorAll('li')).toHaveLength(1);
    expect(said.querySelector('li')?.textContent).toContain('riaperta');
  });
});
