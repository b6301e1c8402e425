import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { anEvent, aPratica } from '../../testing/pratica';
import { provideWords } from '../../testing/words';
import { HistoryTable } from './history-table';

const BUNDLE = '/api/pratiche/p/bundle';

// Every browser has it, jsdom does not.
Blob.prototype.text ??= function (this: Blob) {
  return new Promise((resolve) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result as string);
    reader.readAsText(this);
  });
};

describe('the sealed bundle', () => {
  let fixture: ComponentFixture<HistoryTable>;
  let http: HttpTestingController;
  let saved: string[];

  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [...provideWords(), provideHttpClient(), provideHttpClientTesting()],
    });
    http = TestBed.inject(HttpTestingController);
    fixture = TestBed.createComponent(HistoryTable);
    fixture.componentRef.setInput('pratica', aPratica());
    fixture.componentRef.setInput('events', [anEvent(1, 'request')]);
    saved = [];
    URL.createObjectURL = () => 'blob:x';
    URL.revokeObjectURL = () => {};
    jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (
      this: HTMLAnchorElement,
    ) {
      saved.push(this.download);
    });
  });
  afterEach(() => void jest.restoreAllMocks());

  const page = () => fixture.nativeElement as HTMLElement;
  const button = (text: string) =>
    [...page().querySelectorAll('button')].find((each) => each.textContent.includes(text))!;
  /** Reading a refusal's file takes the browser more than one turn. */
  async function settle(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, 20));
    await fixture.whenStable();
  }

  it('is saved under the number of the pratica, and says what is in it', async () => {
    await fixture.whenStable();
    button('Fascicolo sigillato').click();
    await fixture.whenStable();
    expect(page().querySelector('[role=status]')?.textContent).toContain('Preparazione del file');
    http.expectOne(BUNDLE).flush(new Blob(['zip']));
    await settle();
    expect(saved).toEqual(['MI-2026-001042.wemi.zip']);
    expect(page().querySelector('[role=status]')).toBeNull();
    const described = button('Fascicolo sigillato').getAttribute('aria-describedby')!;
    expect(page().querySelector(`#${described}`)?.textContent).toContain('dati personali compresi');
  });

  it('says in the API’s words why it did not come, and can be asked for again', async () => {
    await fixture.whenStable();
    button('Fascicolo sigillato').click();
    const problem = { code: 'unavailable', title: 'Servizio non disponibile.' };
    const refusal = { status: 503, statusText: 'Unavailable' };
    http.expectOne(BUNDLE).flush(new Blob([JSON.stringify(problem)]), refusal);
    await settle();
    expect(page().querySelector('[role=alert]')?.textContent).toContain(
      'Servizio non disponibile.',
    );
    expect(saved).toEqual([]);
    button('Riprova').click();
    http.expectOne(BUNDLE).flush(new Blob(['zip']));
    await settle();
    expect(page().querySelector('[role=alert]')).toBeNull();
    expect(saved).toHaveLength(1);
  });
});
