import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Live } from '../live/live';
import { flawsOf } from '../notifications/testing';
import { PraticaStore } from '../pratica/pratica-store';
import type { PraticaReviews } from '../remote/types';
import { aStore, provideWords } from '../service-life/testing';
import { ReviewPage } from './review-page';
import { anAsked, type Period } from './testing';

// The browser of the tests has none.
Object.defineProperty(globalThis.crypto, 'randomUUID', { value: () => 'b0000000-0000-4000-8000-000000000001', configurable: true }); // prettier-ignore

describe('saying how a service went', () => {
  const store = { ...aStore(), resource: { error: () => undefined } };
  let fixture: ComponentFixture<ReviewPage>;
  let page: HTMLElement;
  let server: HttpTestingController;
  const navigate = jest.fn<Router['navigate']>();

  beforeEach(() => {
    store.reset();
    navigate.mockReset().mockResolvedValue(true);
    TestBed.configureTestingModule({
      providers: [
        ...provideWords(),
        provideRouter([]),
        provideHttpClient(),
        provideHttpClientTesting(),
        { provide: Live, useValue: { listen: () => () => undefined } },
      ],
    });
    TestBed.overrideComponent(ReviewPage, {
      set: { providers: [{ provide: PraticaStore, useValue: store }] },
    });
    TestBed.inject(Router).navigate = navigate;
    server = TestBed.inject(HttpTestingController);
  });

  async function show(change: Partial<Period> = {}): Promise<void> {
    fixture = TestBed.createComponent(ReviewPage);
    fixture.componentRef.setInput('id', 'p');
    fixture.componentRef.setInput('period', '1');
    fixture.detectChanges();
    page = fixture.nativeElement as HTMLElement;
    const answer: PraticaReviews = { items: [anAsked(change)] };
    server.expectOne('/api/pratiche/p/reviews').flush(answer);
    await fixture.whenStable();
    fixture.detectChanges();
  }
  const text = () => (page.textContent ?? '').replace(/\s+/g, ' ');
  async function settle(): Promise<void> {
    await fixture.whenStable();
    fixture.detectChanges();
  }
  async function star(field: string, stars: number): Promise<void> {
    page.querySelector<HTMLInputElement>(`#${field} input[value="${stars}"]`)!.click();
    await settle();
  }
  async function write(id: string, words: string): Promise<void> {
    const area = page.querySelector<HTMLTextAreaElement>(`#${id}`)!;
    area.value = words;
    area.dispatchEvent(new Event('input'));
    await settle();
  }
  async function goOn(): Promise<void> {
    page.querySelector('form')!.dispatchEvent(new Event('submit'));
    await settle();
  }
  const press = (label: string) =>
    [...page.querySelectorAll('button')].find((one) => one.textContent?.trim() === label)!.click();

  it('asks for the stars of the whole before anything else, and leads there', async () => {
    await show();
    await goOn();
    expect(page.querySelector('#whole-error')?.textContent).toContain('Scegli da una a cinque');
    expect(page.querySelector('#whole')?.getAttribute('aria-describedby')).toBe('whole-error');
    expect(document.activeElement?.id).toBe('whole');
    expect(await flawsOf(page)).toEqual([]);
  });

  it('takes what it asked for away as soon as a star is given', async () => {
    await show();
    await goOn();
    await star('whole', 3);
    expect(page.querySelector('#whole-error')).toBeNull();
    expect(page.querySelector('#whole')?.hasAttribute('aria-describedby')).toBe(false);
  });

  it('names each star in words, as radio buttons of one group', async () => {
    await show();
    const radios = [...page.querySelectorAll<HTMLInputElement>('#whole input')];
    expect(radios.map(({ type, name }) => `${type} ${name}`)).toEqual(Array(5).fill('radio whole-stars')); // prettier-ignore
    expect(radios.at(-1)!.closest('label')!.textContent).toContain('Molto bene');
  });

  it('shows all once more as it was written, then sends it once', async () => {
    await show();
    await star('whole', 4);
    await star('punctuality', 3);
    await write('review-text', ' <img src=x onerror=alert(1)> ');
    expect(text()).toContain('Puoi scrivere ancora 1970 caratteri');
    await star('operator', 5);
    await write('operator-text', 'Gentile');
    expect(text()).toContain('la legge solo l’ente');
    await goOn();
    expect(text()).toContain('Controlla prima di inviare');
    expect(text()).toContain('<img src=x onerror=alert(1)>');
    expect(page.querySelector('dl img')).toBeNull();
    expect(await flawsOf(page)).toEqual([]);
    press('Invia la recensione');
    press('Invia la recensione');
    const { request } = server.expectOne('/api/pratiche/p/reviews');
    expect(request.body).toEqual({
      ...{ period: 1, stars: 4, punctuality: 3, text: '<img src=x onerror=alert(1)>' },
      operator: { stars: 5, text: 'Gentile' },
    });
    expect(request.headers.get('Idempotency-Key')).toBeTruthy();
  });

  it('keeps what was written when it is corrected', async () => {
    await show();
    await star('whole', 2);
    await write('review-text', 'Così così');
    await goOn();
    press('Correggi');
    await settle();
    expect(page.querySelector<HTMLTextAreaElement>('#review-text')!.value).toBe('Così così');
    expect(page.querySelector<HTMLInputElement>('#whole input[value="2"]')!.checked).toBe(true);
  });

  it('says by which mandate it is written for another', async () => {
    await show();
    store.mandate.set({ id: 'm1', principalName: 'Anna Rossi', scope: ['service'], expiresOn: '2099-03-03' }); // prettier-ignore
    await star('whole', 5);
    await goOn();
    press('Invia la recensione');
    const { request } = server.expectOne('/api/pratiche/p/reviews');
    expect(request.body).toMatchObject({ onBehalfOf: { mandateId: 'm1' } });
  });

  it('says what the API refuses, and stays', async () => {
    await show();
    await star('whole', 5);
    await goOn();
    press('Invia la recensione');
    const body = { title: 'La recensione di questo periodo c’è già.', code: 'reviewed-already' };
    server.expectOne('/api/pratiche/p/reviews').flush(body, { status: 409, statusText: '-' });
    await new Promise((resolve) => setTimeout(resolve));
    fixture.detectChanges();
    expect(page.querySelector('app-problem-panel')).not.toBeNull();
    expect(navigate).not.toHaveBeenCalled();
  });

  it('asks nothing of an operator where nobody was named, and offers nothing once it is over', async () => {
    await show({ operator: null });
    expect(page.querySelector('#operator')).toBeNull();
    fixture.destroy();
    await show({ mayWriteAs: null });
    expect(page.querySelector('form')).toBeNull();
    expect(text()).toContain('non si può scrivere');
  });
});
