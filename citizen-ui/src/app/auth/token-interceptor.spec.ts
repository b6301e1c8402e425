import { HttpClient, provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Language } from '../language/language';
import { loginAway } from './login-away';
import { Session } from './session';
import { tokenInterceptor } from './token-interceptor';

describe('the token of the person', () => {
  const end = jest.fn();
  let token: string | undefined;
  let ask: () => Promise<string | undefined>;
  let http: HttpTestingController;
  let client: HttpClient;

  beforeEach(() => {
    end.mockReset();
    token = 'abc';
    ask = () => Promise.resolve(token);
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(withInterceptors([tokenInterceptor])),
        provideHttpClientTesting(),
        { provide: Session, useValue: { token: () => ask(), end } },
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

  it('is left out for who is not signed in, whose 401 ends nothing', async () => {
    token = undefined;
    const call = await headersOf('/api/needs');
    expect(call.request.headers.has('Authorization')).toBe(false);
    call.flush('', { status: 401, statusText: 'no' });
    expect(end).not.toHaveBeenCalled();
  });

  it.each(['/api/sections', '/api/services/1', '/api/service-types/tata', '/api/enti'])(
    'is not even waited for on %s, which anyone may read',
    (url) => {
      ask = () => new Promise(() => undefined);
      client.get(url).subscribe();
      const { request } = http.expectOne(url);
      expect(request.headers.get('Accept-Language')).toBe('en');
    },
  );

  it('passes on that the login service is away, without ending the session', async () => {
    ask = () => Promise.reject(loginAway());
    let failure: unknown;
    client.get('/api/me').subscribe({ error: (error: unknown) => (failure = error) });
    await new Promise((resolve) => setTimeout(resolve));
    http.expectNone('/api/me');
    expect(failure).toMatchObject({ status: 503 });
    expect(end).not.toHaveBeenCalled();
  });

  it('ends the session when the API no longer takes it', async () => {
    (await headersOf('/api/me')).flush('', { status: 401, statusText: 'no' });
    expect(end).toHaveBeenCalledTimes(1);
  });
});
