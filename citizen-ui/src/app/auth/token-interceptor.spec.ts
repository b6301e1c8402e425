import { HttpClient, provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Language } from '../language/language';
import { Session } from './session';
import { tokenInterceptor } from './token-interceptor';

describe('the token of the person', () => {
  const end = jest.fn();
  let token: string | undefined;
  let http: HttpTestingController;
  let client: HttpClient;

  beforeEach(() => {
    end.mockReset();
    token = 'abc';
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(withInterceptors([tokenInterceptor])),
        provideHttpClientTesting(),
        { provide: Session, useValue: { token: () => Promise.resolve(token), end } },
        { provide: Language, useValue: { code: () => 'en' } },
      ],
    });
    http = TestBed.inject(HttpTestingController);
    client = TestBed.inject(HttpClient);
  });

  async function headersOf(url: string) {
    client.get(url).subscribe({ error: () => undefined });
    await new Promise((resolve) => setTimeout(resolve));
    return http.expectOne(url);
  }

  it('goes to our API, with the language of the page', async () => {
    const { request } = await headersOf('/api/me');
    expect(request.headers.get('Authorization')).toBe('Bearer abc');
    expect(request.headers.get('Accept-Language')).toBe('en');
  });

  it.each(['/drawings/care.svg', 'https://elsewhere.example/api/me', '/apifake'])(
    'never goes to %s',
    async (url) => {
      const { request } = await headersOf(url);
      expect(request.headers.has('Authorization')).toBe(false);
    },
  );

  it('is left out for who is not signed in', async () => {
    token = undefined;
    const { request } = await headersOf('/api/sections');
    expect(request.headers.has('Authorization')).toBe(false);
  });

  it('ends the session when the API no longer takes it', async () => {
    (await headersOf('/api/me')).flush('', { status: 401, statusText: 'no' });
    expect(end).toHaveBeenCalledTimes(1);
  });
});
