import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Live } from '../live/live';
import { PraticaStore } from '../pratica/pratica-store';
import { Catalogue } from '../remote/catalogue';
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
  const store = { ...aStore(), resource: { error: () => undefined } };
  let fixture: ComponentFixture<ReopenPage>;
  let page: HTMLElement;
  let http: HttpTestingController;

  beforeEach(() => {
    store.reset();
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
      set: { providers: [{ provide: PraticaStore, useValue: store }] },
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
    press();
    press();
    const sent = http.expectOne('/api/pratiche/p/transitions');
    expect(sent.request.body).toEqual({ transition: 'reopen', expectedVersion: 3, payload: {} });
    expect(sent.request.headers.get('Idempotency-Key')).toBeTruthy();
    sent.flush({ id: 'new', number: 'MI-2026-000002', state: 'offer', version: 1 });
    await fixture.whenStable();
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

  it('says a refusal and stays', async () => {
    await show(closed, fits);
    press();
    const title = 'Questa pratica è già stata riaperta.';
    const status = { status: 422, statusText: 'no' };
    http
      .expectOne('/api/pratiche/p/transitions')
      .flush({ code: 'reopened-already', title }, status);
    await new Promise((resolve) => setTimeout(resolve, 10));
    await fixture.whenStable();
    expect(page.querySelector('[role=alert]')?.textContent).toContain(title);
  });
});
