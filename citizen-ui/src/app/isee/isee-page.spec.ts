import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Isee } from '../remote/types';
import { provideWords } from '../service-life/testing';
import { IseePage } from './isee-page';

const known: Isee = { id: 'i', kind: 'ordinary', cents: 900_000, validUntil: '2099-12-31', source: 'self-declared', at: '2026-03-01T10:00:00.000Z' }; // prettier-ignore

describe('one’s own ISEE', () => {
  let fixture: ComponentFixture<IseePage>;
  let server: HttpTestingController;
  const page = () => fixture.nativeElement as HTMLElement;
  const text = () => page().textContent!.replace(/[\s\u00a0]+/g, ' ');
  const settle = async () => {
    await new Promise((resolve) => setTimeout(resolve, 5));
    TestBed.tick();
  };
  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [
        ...provideWords(),
        provideRouter([]),
        provideHttpClient(),
        provideHttpClientTesting(),
      ],
    });
    server = TestBed.inject(HttpTestingController);
  });

  async function show(items: Isee[]): Promise<void> {
    fixture = TestBed.createComponent(IseePage);
    TestBed.tick();
    server.expectOne('/api/isee').flush({ items });
    await settle();
  }
  const type = (id: string, value: string) => {
    const field = page().querySelector<HTMLInputElement>(`#${id}`)!;
    field.value = value;
    field.dispatchEvent(new Event('input'));
  };
  const send = async () => {
    page().querySelector('form')!.dispatchEvent(new Event('submit'));
    await settle();
  };
  const posted = () => server.expectOne({ method: 'POST', url: '/api/isee' });

  it('says what is known, who said it, and what has run out', async () => {
    await show([known, { ...known, id: 'm', kind: 'minors', validUntil: '2020-12-31' }]);
    expect(text()).toMatch(/ISEE ordinario: 9\.000,00 € ?Valido fino a .*31 dicembre 2099 · dichiarato da te/); // prettier-ignore
    expect(text()).toMatch(/ISEE minorenni: 9\.000,00 € ?Scaduto .*31 dicembre 2020: scrivi quello nuovo/); // prettier-ignore
  });

  it('says what it means when nothing is known', async () => {
    await show([]);
    expect(text()).toContain('dove c’è una tariffa paghi il prezzo intero');
  });

  it('names each field that is missing or wrong, and sends nothing', async () => {
    await show([]);
    await send();
    expect(page().querySelectorAll('[aria-invalid="true"]')).toHaveLength(2);
    type('isee-value', 'molto');
    type('isee-validUntil', '2020-01-01');
    await send();
    expect(text()).toContain('Scrivi un importo in euro');
    expect(text()).toContain('Questo ISEE è scaduto');
    server.expectNone({ method: 'POST', url: '/api/isee' });
  });

  it('sends what is written, once for each intention, and shows it', async () => {
    await show([]);
    type('isee-kind', 'minors');
    type('isee-value', '12.500,50');
    type('isee-validUntil', '2099-12-31');
    await send();
    const first = posted();
    expect(first.request.body).toEqual({ kind: 'minors', cents: 1_250_050, validUntil: '2099-12-31' }); // prettier-ignore
    first.flush({ code: 'unavailable' }, { status: 503, statusText: 'x' });
    await settle();
    expect(page().querySelector('app-problem-panel')).not.toBeNull();
    await send();
    const again = posted();
    const key = 'Idempotency-Key';
    expect(again.request.headers.get(key)).toBe(first.request.headers.get(key));
    again.flush(known);
    await settle();
    server.expectOne('/api/isee').flush({ items: [known] });
    await settle();
    expect(text()).toContain('Abbiamo scritto il tuo ISEE');
    expect(text()).toContain('ISEE ordinario: 9.000,00 €');
    expect(page().querySelector<HTMLInputElement>('#isee-value')!.value).toBe('');
  });
});
