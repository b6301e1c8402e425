import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import { provideWords } from '../service-life/testing';
import { DownloadButton } from './download-button';

const url = '/api/payments/y/receipt.pdf';

describe('the download of a document', () => {
  const kept: Blob[] = [];
  let names: string[];
  beforeEach(() => {
    kept.length = 0;
    names = [];
    URL.createObjectURL = (file) => `blob:${kept.push(file as Blob)}`;
    URL.revokeObjectURL = jest.fn();
    HTMLAnchorElement.prototype.click = function (this: HTMLAnchorElement) {
      names.push(this.download);
    };
    TestBed.configureTestingModule({
      providers: [
        ...provideWords(),
        provideRouter([]),
        provideHttpClient(),
        provideHttpClientTesting(),
      ],
    });
  });

  function show() {
    const fixture = TestBed.createComponent(DownloadButton);
    const inputs = { url, name: 'R-MI-2026-000001.pdf', text: 'Scarica la ricevuta', about: 'R-MI-2026-000001' }; // prettier-ignore
    for (const [name, value] of Object.entries(inputs)) fixture.componentRef.setInput(name, value);
    fixture.detectChanges();
    const page = fixture.nativeElement as HTMLElement;
    return { fixture, page, button: page.querySelector<HTMLButtonElement>('button')! };
  }

  it('asks as who is signed in, once, and hands the file to the browser', async () => {
    const { fixture, button } = show();
    button.click();
    button.click();
    TestBed.inject(HttpTestingController)
      .expectOne(url)
      .flush(new Blob(['%PDF']));
    await new Promise((resolve) => setTimeout(resolve));
    await fixture.whenStable();
    expect([kept.length, names]).toEqual([1, ['R-MI-2026-000001.pdf']]);
    expect(button.textContent).toContain('Scarica la ricevuta');
  });

  it('says in the API’s words why it could not be had, and tries again', async () => {
    const { fixture, page, button } = show();
    button.click();
    const refusal = new Blob([JSON.stringify({ code: 'unavailable', title: 'Ora non si può.' })]);
    refusal.text ??= () =>
      Promise.resolve(JSON.stringify({ code: 'unavailable', title: 'Ora non si può.' }));
    const http = TestBed.inject(HttpTestingController);
    http.expectOne(url).flush(refusal, { status: 503, statusText: 'away' });
    await new Promise((resolve) => setTimeout(resolve, 10));
    await fixture.whenStable();
    expect(page.querySelector('[role=alert]')?.textContent).toContain('Ora non si può.');
    page.querySelector<HTMLButtonElement>('[role=alert] button')!.click();
    http.expectOne(url).flush(new Blob(['%PDF']));
    await new Promise((resolve) => setTimeout(resolve, 10));
    await fixture.whenStable();
    expect([page.querySelector('[role=alert]'), kept.length]).toEqual([null, 1]);
  });
});
