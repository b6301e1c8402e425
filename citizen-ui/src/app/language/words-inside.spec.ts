import { TestBed } from '@angular/core/testing';
import type { ActivatedRouteSnapshot, RouterStateSnapshot } from '@angular/router';
import { provideTransloco, TranslocoService } from '@jsverse/transloco';
import { describe, expect, it, jest } from '@jest/globals';
import { firstValueFrom } from 'rxjs';
import { it as italian } from '../../i18n/it';
import { DictionaryLoader } from './dictionary-loader';
import { wordsInside } from './words-inside';

async function begin(language: string): Promise<TranslocoService> {
  TestBed.configureTestingModule({
    providers: [
      provideTransloco({
        config: { availableLangs: ['it', 'en'], defaultLang: 'it', fallbackLang: 'it' },
        loader: DictionaryLoader,
      }),
    ],
  });
  const words = TestBed.inject(TranslocoService);
  await firstValueFrom(words.load(language));
  words.setActiveLang(language);
  return words;
}

function enter(route: object = {}): unknown {
  return TestBed.runInInjectionContext(() =>
    wordsInside(route as ActivatedRouteSnapshot, {} as RouterStateSnapshot),
  );
}

describe('the words of the pages inside', () => {
  it('come before the page does', async () => {
    jest.spyOn(console, 'warn').mockImplementation(() => undefined);
    const words = await begin('it');
    expect(words.translate('pratiche.title')).toBe('pratiche.title');
    expect(await enter()).toBe(true);
    expect(words.translate('pratiche.title')).toBe(italian.pratiche.title);
    expect(words.translate('home.title')).toBe(italian.home.title);
  });

  it('are there, too, for who reads English now and Italian later', async () => {
    const words = await begin('en');
    await enter();
    await firstValueFrom(words.load('it'));
    words.setActiveLang('it');
    expect(words.translate('pratiche.title')).toBe(italian.pratiche.title);
    expect(words.translate('home.title')).toBe(italian.home.title);
  });

  it.each([
    ['comes', () => Promise.resolve({})],
    ['cannot be fetched, which the router says', () => Promise.reject(new Error('away'))],
  ])('do not keep the page waiting, whether it %s', async (_, answer) => {
    await begin('it');
    const loadComponent = jest.fn(answer);
    const entering = enter({ firstChild: { routeConfig: { loadComponent } } });
    expect(loadComponent).toHaveBeenCalledTimes(1);
    expect(await entering).toBe(true);
  });
});
