import { FetchBackend, HttpErrorResponse, HttpRequest, HttpResponse } from '@angular/common/http';
import { TestBed } from '@angular/core/testing';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { NEVER, of, throwError, type Observable } from 'rxjs';
import { API, apiFromHere } from './api-from-here';

const onTrouble = jest.fn();
let answer: Observable<HttpResponse<unknown>>;
let asked: HttpRequest<unknown>;
beforeEach(() => {
  onTrouble.mockClear();
  const handle = (request: HttpRequest<unknown>) => ((asked = request), answer);
  TestBed.configureTestingModule({
    providers: [
      { provide: FetchBackend, useValue: { handle } },
      { provide: API, useValue: { url: 'http://api:3001', caller: '10.0.0.7', onTrouble } },
    ],
  });
});
afterEach(() => void jest.useRealTimers());

function ask(url: string): { seen: unknown[]; failed: unknown[] } {
  const [seen, failed] = [[], []] as unknown[][];
  TestBed.runInInjectionContext(apiFromHere)
    .handle(new HttpRequest('GET', url))
    .subscribe({ next: (one) => seen!.push(one), error: (one) => failed!.push(one) });
  return { seen: seen!, failed: failed! };
}

test.each(['/api/services?q=badante', 'https://wemi.example/api/services?q=badante'])(
  '%s is asked of the API itself, in the name of who asks for the page',
  (url) => {
    const response = new HttpResponse({ body: [] });
    answer = of(response);
    expect(ask(url).seen).toEqual([response]);
    expect(asked.url).toBe('http://api:3001/api/services?q=badante');
    expect(asked.headers.get('X-Forwarded-For')).toBe('10.0.0.7');
    expect(onTrouble).not.toHaveBeenCalled();
  },
);

test.each([
  [0, 1],
  [429, 1],
  [500, 1],
  [503, 1],
  [404, 0],
  [401, 0],
])('An answer %i is trouble %i times', (status, times) => {
  answer = throwError(() => new HttpErrorResponse({ status }));
  expect(ask('/api/enti').failed).toHaveLength(1);
  expect(onTrouble).toHaveBeenCalledTimes(times);
});

test('An answer that does not come is waited for three seconds', () => {
  jest.useFakeTimers();
  answer = NEVER;
  const { failed } = ask('/api/enti');
  jest.advanceTimersByTime(2_900);
  expect(failed).toHaveLength(0);
  jest.advanceTimersByTime(200);
  expect(failed).toHaveLength(1);
  expect(onTrouble).toHaveBeenCalledTimes(1);
});
