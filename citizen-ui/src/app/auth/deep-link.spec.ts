import { describe, expect, it } from '@jest/globals';
import { keepDeepLink, takeDeepLink } from './deep-link';

describe('the address kept through the login', () => {
  it('comes back once', () => {
    keepDeepLink('/richiesta/tata?passo=riepilogo');
    expect(takeDeepLink()).toBe('/richiesta/tata?passo=riepilogo');
    expect(takeDeepLink()).toBe('/pratiche');
  });

  it.each(['https://evil.example', '//evil.example', '/\\evil.example', '/accesso#state=x', ''])(
    'is never %p',
    (url) => {
      keepDeepLink(url);
      expect(takeDeepLink()).toBe('/pratiche');
    },
  );
});
