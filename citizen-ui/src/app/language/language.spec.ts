import { TestBed } from '@angular/core/testing';
import { provideTransloco, TranslocoService } from '@jsverse/transloco';
import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Subject, of } from 'rxjs';
import { Trouble } from '../live/trouble';
import { Language } from './language';

describe('changing the language', () => {
  let english: Subject<Record<string, string>>;
  let language: Language;
  let words: TranslocoService;

  beforeEach(() => {
    localStorage.clear();
    english = new Subject();
    TestBed.configureTestingModule({
      providers: [
        provideTransloco({
          config: {
            availableLangs: ['it', 'en'],
            defaultLang: 'it',
            fallbackLang: 'it',
            reRenderOnLangChange: true,
            prodMode: true,
            failedRetries: 0,
          },
          loader: class {
            getTranslation = (code: string) => (code === 'en' ? english : of({ hello: 'ciao' }));
          },
        }),
      ],
    });
    language = TestBed.inject(Language);
    words = TestBed.inject(TranslocoService);
    words.setTranslation({ hello: 'ciao' }, 'it');
  });

  it('waits for the words: no key is ever shown', async () => {
    const used = language.use('en');
    expect([language.code(), words.translate('hello')]).toEqual(['it', 'ciao']);
    english.next({ hello: 'hi' });
    english.complete();
    await used;
    expect([language.code(), words.translate('hello')]).toEqual(['en', 'hi']);
  });

  it('stays as it is, and says so, when the words cannot be fetched', async () => {
    jest.spyOn(console, 'error').mockImplementation(() => undefined);
    const used = language.use('en');
    english.error(new Error('away'));
    await used;
    expect(language.code()).toBe('it');
    expect(TestBed.inject(Trouble).key()).toBe('shell.notLoaded');
  });
});
