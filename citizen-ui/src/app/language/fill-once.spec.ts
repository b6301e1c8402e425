import { TestBed } from '@angular/core/testing';
import { TranslocoService } from '@jsverse/transloco';
import { expect, test } from '@jest/globals';
import { provideWords } from '../service-life/testing';

test.each(['{{ name }}', '{{name}}', '{{ constructor }}', '$&', '{{', '<b>{{ 7*7 }}</b>'])(
  'What somebody typed is written as it is, whatever it looks like: %s',
  async (typed) => {
    TestBed.configureTestingModule({ providers: [...provideWords()] });
    const texts = TestBed.inject(TranslocoService);
    texts.setTranslation({ hello: 'Ciao {{ name }}, {{ nobody }}{{ n }}' }, 'it');
    expect(texts.translate('hello', { name: typed, n: 0 })).toBe(`Ciao ${typed}, 0`);
  },
);
