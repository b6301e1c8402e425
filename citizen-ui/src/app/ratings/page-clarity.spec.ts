import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { Catalogue } from '../remote/catalogue';
import { provideWords } from '../service-life/testing';
import { informingPath } from './informing-path';
import { PageClarity } from './page-clarity';

// The browser of the tests has none.
Object.defineProperty(globalThis.crypto, 'randomUUID', { value: () => 'b0000000-0000-4000-8000-000000000001', configurable: true }); // prettier-ignore

@Component({ template: '' })
class Page {}

describe('how clear a page is', () => {
  let server: HttpTestingController;
  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [
        ...provideWords(),
        provideRouter([
          { path: 'aiuto', component: Page, data: { informs: true } },
          { path: 'servizi/:id', component: Page, data: { informs: true } },
          { path: 'pratiche', component: Page },
        ]),
        provideHttpClient(),
        provideHttpClientTesting(),
        { provide: Catalogue, useValue: { where: signal({ comune: 'milano' }) } },
      ],
    });
    server = TestBed.inject(HttpTestingController);
  });

  it.each([
    ['/aiuto', '/aiuto'],
    ['/servizi/a1?q=anna#costi', '/servizi/a1'],
    ['/pratiche', undefined],
  ])('is asked on pages that inform, by their path: %s', async (url, path) => {
    const informing = TestBed.runInInjectionContext(() => informingPath());
    expect(informing()).toBeUndefined();
    await TestBed.inject(Router).navigateByUrl(url);
    expect(informing()).toBe(path);
  });

  it('is told of this page, and asked anew of the next', async () => {
    const fixture = TestBed.createComponent(PageClarity);
    const settle = async () => {
      fixture.detectChanges();
      await fixture.whenStable();
      fixture.detectChanges();
    };
    const element = fixture.nativeElement as HTMLElement;
    const click = async (selector: string) => {
      element.querySelector<HTMLElement>(selector)!.click();
      await settle();
    };
    fixture.componentRef.setInput('page', '/aiuto');
    await settle();
    expect(element.querySelector('h2')?.textContent.trim()).toBe('Quanto sono chiare le informazioni su questa pagina?'); // prettier-ignore
    await click('[data-element="feedback-rate-2"]');
    await click('input[value=incomplete]');
    element.querySelector('form')!.dispatchEvent(new Event('submit'));
    const sent = server.expectOne('/api/service-ratings?comune=milano');
    expect(sent.request.body).toEqual({ subject: 'page', page: '/aiuto', stars: 2, options: ['incomplete'] }); // prettier-ignore
    sent.flush(null, { status: 204, statusText: '-' });
    await new Promise((resolve) => setTimeout(resolve));
    await settle();
    expect(element.querySelector('form')).toBeNull();
    fixture.componentRef.setInput('page', '/servizi/a1');
    await settle();
    expect(element.querySelector('form')).not.toBeNull();
    expect(element.querySelector('input:checked')).toBeNull();
  });
});
