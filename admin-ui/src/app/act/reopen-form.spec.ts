import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { aPratica } from '../../testing/pratica';
import { provideWords } from '../../testing/words';
import { ReopenForm } from './reopen-form';

const fits = { needId: 'n', need: {}, dropped: [], errors: [], enti: 2 };

describe('the form that opens a pratica anew', () => {
  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [...provideWords(), provideHttpClient(), provideHttpClientTesting()],
    });
  });

  async function show(reopening: object) {
    const fixture = TestBed.createComponent(ReopenForm);
    fixture.componentRef.setInput('pratica', aPratica({ state: 'expired', closed: true }));
    fixture.detectChanges();
    expect(fixture.componentInstance.read()).toBeUndefined();
    TestBed.inject(HttpTestingController).expectOne('/api/pratiche/p/reopening').flush(reopening);
    await fixture.whenStable();
    return { form: fixture.componentInstance, text: fixture.nativeElement.textContent as string };
  }

  it('says what it means and whom it asks before it is sent', async () => {
    const { form, text } = await show(fits);
    expect(text).toContain('Si apre una pratica nuova con lo stesso bisogno della MI-2026-001042');
    expect(text).toContain('La ricevono 2 enti.');
    expect(form.read()).toEqual({});
  });

  it('says that nobody would be asked, and what is left out', async () => {
    const { text } = await show({ ...fits, enti: 0, dropped: ['/times/from'] });
    expect(text).toContain('Oggi nessun ente');
    expect(text).toContain('non si copiano');
  });

  it('sends nothing when something must be answered again, and says what', async () => {
    const errors = [{ pointer: '/place/municipio', message: 'Questo municipio non esiste.' }];
    const { form, text } = await show({ ...fits, errors });
    expect(text).toContain('Questo municipio non esiste.');
    expect(form.read()).toBeUndefined();
  });
});
