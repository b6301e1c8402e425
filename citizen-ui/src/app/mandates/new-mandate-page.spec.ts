import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import { provideWords } from '../service-life/testing';
import { NewMandatePage } from './new-mandate-page';
import { aMandate } from './testing';

describe('giving a mandate', () => {
  let fixture: ComponentFixture<NewMandatePage>;
  let page: HTMLElement;
  let server: HttpTestingController;

  beforeEach(async () => {
    Element.prototype.scrollIntoView = () => undefined;
    globalThis.scrollTo = (() => undefined) as typeof globalThis.scrollTo;
    TestBed.configureTestingModule({
      providers: [
        ...provideWords(),
        provideRouter([{ path: 'deleghe', children: [] }]),
        provideHttpClient(),
        provideHttpClientTesting(),
      ],
    });
    server = TestBed.inject(HttpTestingController);
    fixture = TestBed.createComponent(NewMandatePage);
    page = fixture.nativeElement as HTMLElement;
    await fixture.whenStable();
  });

  const pause = () => new Promise((resolve) => setTimeout(resolve));
  async function press(text: string): Promise<void> {
    const button = [...page.querySelectorAll('button')].find((one) => one.textContent!.includes(text)); // prettier-ignore
    button!.click();
    await fixture.whenStable();
  }
  async function fill(): Promise<void> {
    const email = page.querySelector<HTMLInputElement>('#field-email')!;
    email.value = 'luca@example.org';
    email.dispatchEvent(new Event('input'));
    const pay = page.querySelector<HTMLInputElement>('#scope-pay')!;
    pay.checked = true;
    pay.dispatchEvent(new Event('change'));
    await fixture.whenStable();
  }
  const text = () => page.textContent!.replace(/[\s\u00a0]+/g, ' ');

  it('says what is missing, on top and at each field, and goes no further', async () => {
    await press('Continua');
    expect(page.querySelectorAll('app-error-summary a')).toHaveLength(2);
    expect(page.querySelector('#scope-error')?.textContent).toContain('Scegli almeno una cosa');
    expect(page.querySelector('#email-error')?.textContent).toContain('indirizzo email completo');
  });

  it('says before sending what the delegate may do and what never', async () => {
    await fill();
    await press('Continua');
    expect(text()).toContain('luca@example.org');
    expect(text()).toContain('entrare con il tuo accesso');
    expect(text()).toContain('vedere o cambiare i tuoi dati bancari');
    server.expectNone('/api/mandates');
  });

  it('sends it once under one key, whatever is repeated after a lost answer', async () => {
    const go = jest.spyOn(TestBed.inject(Router), 'navigate');
    await fill();
    await press('Continua');
    await press('Sì, invia l’invito');
    const first = server.expectOne('/api/mandates');
    expect(first.request.body).toMatchObject({ email: 'luca@example.org', scope: ['pay'] });
    expect(first.request.body).not.toHaveProperty('praticaId');
    first.error(new ProgressEvent('error'));
    await pause();
    await fixture.whenStable();
    await press('Sì, invia l’invito');
    const second = server.expectOne('/api/mandates');
    const key = (call: typeof first) => call.request.headers.get('Idempotency-Key');
    expect(key(second)).toBe(key(first));
    second.flush(aMandate({ status: 'offered' }));
    await pause();
    expect(go).toHaveBeenCalledWith(['/deleghe'], expect.objectContaining({ queryParams: { inviata: 1 } })); // prettier-ignore
  });

  it('goes back to the field that the API refused, with all that was typed', async () => {
    await fill();
    await press('Continua');
    await press('Sì, invia l’invito');
    const errors = [{ pointer: '/email', message: 'Non puoi dare una delega a te.' }];
    const problem = { code: 'invalid', title: 'Ci sono dati da correggere.', errors };
    server.expectOne('/api/mandates').flush(problem, { status: 422, statusText: 'no' });
    await pause();
    await fixture.whenStable();
    expect(page.querySelector('#email-error')?.textContent).toContain('a te');
    expect(page.querySelector<HTMLInputElement>('#field-email')!.value).toBe('luca@example.org');
    expect(page.querySelector<HTMLInputElement>('#scope-pay')!.checked).toBe(true);
  });

  it('asks which pratica when it is about one, of one’s own only', async () => {
    await fill();
    const one = page.querySelectorAll<HTMLInputElement>('input[name=about]')[1]!;
    one.dispatchEvent(new Event('change'));
    TestBed.tick();
    const cards = [
      { id: 'a', number: 'MI-1', serviceTypeNameIt: 'Tata', serviceTypeNameEn: 'Nanny' },
      { id: 'b', number: 'MI-2', serviceTypeNameIt: 'Tata', serviceTypeNameEn: 'Nanny', mandate: { id: 'm' } }, // prettier-ignore
    ];
    server.expectOne(({ url }) => url === '/api/pratiche').flush({ items: cards, next: null });
    await fixture.whenStable();
    const select = page.querySelector<HTMLSelectElement>('select')!;
    expect(select.textContent).toContain('MI-1, Tata');
    expect(select.textContent).not.toContain('MI-2');
    await press('Continua');
    expect(page.querySelector('#pratica-error')?.textContent).toContain('Scegli la pratica');
    select.value = 'a';
    select.dispatchEvent(new Event('change'));
    await press('Continua');
    expect(text()).toContain('la sola pratica MI-1');
  });
});
