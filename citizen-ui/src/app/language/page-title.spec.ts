import { Component, DOCUMENT } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router, TitleStrategy } from '@angular/router';
import { TranslocoService } from '@jsverse/transloco';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { en } from '../../i18n/en';
import { provideWords } from '../service-life/testing';
import { PageTitle } from './page-title';

@Component({ template: '' })
class Page {}

describe('what a page is called', () => {
  const document = () => TestBed.inject(DOCUMENT);
  const go = async (url: string) => {
    await TestBed.inject(Router).navigateByUrl(url);
    TestBed.tick();
    return document().title;
  };
  const set = (title: string, description?: string) => {
    TestBed.inject(PageTitle).set(title, description);
    TestBed.tick();
    return document().title;
  };
  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [
        ...provideWords(),
        provideRouter([
          { path: 'aiuto', title: 'titles.help', component: Page },
          { path: 'glossario', title: 'titles.glossary', component: Page },
        ]),
        { provide: TitleStrategy, useExisting: PageTitle },
      ],
    });
    document().title = 'Le feste · WeMi';
  });
  afterEach(() => {
    document().querySelector('[ng-server-context]')?.remove();
    localStorage.clear();
  });
  const serve = () => {
    const root = document().createElement('div');
    root.setAttribute('ng-server-context', '');
    document().body.append(root);
  };

  it('is said by its route, or by the page itself', async () => {
    expect(await go('/aiuto')).toBe('Aiuto · WeMi');
    expect(set('Come si paga', 'Con la carta')).toBe('Come si paga · WeMi');
    const description = document().querySelector('meta[name=description]')!;
    expect(description.getAttribute('content')).toBe('Con la carta');
  });

  it('stays as it came while a drawn page is taken over, until the page speaks or another follows', async () => {
    serve();
    expect(await go('/aiuto')).toBe('Le feste · WeMi');
    expect(set('Le feste di Natale')).toBe('Le feste di Natale · WeMi');
    expect(await go('/glossario')).toBe('Glossario · WeMi');
  });

  it('is that of the next page where a drawn one said nothing', async () => {
    serve();
    await go('/aiuto');
    expect(await go('/glossario')).toBe('Glossario · WeMi');
  });

  it('does not stay in Italian for who reads another language', async () => {
    serve();
    localStorage.setItem('wemi.language', 'en');
    TestBed.inject(TranslocoService).setTranslation(en, 'en');
    expect(await go('/aiuto')).toBe(`${en.titles.help} · WeMi`);
  });
});
