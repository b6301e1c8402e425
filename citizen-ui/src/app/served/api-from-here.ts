import {
  FetchBackend,
  type HttpBackend,
  type HttpErrorResponse,
  type HttpRequest,
} from '@angular/common/http';
import { inject, InjectionToken } from '@angular/core';
import { catchError, throwError, timeout } from 'rxjs';

export interface Api {
  /** Where it answers, seen from where pages are drawn. */
  url: string;
  /** The address of who asked for the page: limits are theirs, not ours. */
  caller: string;
  /** It does not answer, or not now: a page that says so would say it for as long as nobody moves. */
  onTrouble: () => void;
}

/** Nobody waits for a page this long. */
const ANSWERS_WITHIN_MS = 3_000;

export const API = new InjectionToken<Api>('API');

/** The page is our own origin's; what it asks for as it is drawn goes straight to the API. */
export function apiFromHere(): HttpBackend {
  const backend = inject(FetchBackend);
  const { url, caller, onTrouble } = inject(API);
  const there = (request: HttpRequest<unknown>) =>
    request.clone({
      url: request.url.replace(/^(https?:\/\/[^/]+)?(?=\/)/, url),
      setHeaders: { 'X-Forwarded-For': caller },
    });
  const listen = (error: HttpErrorResponse) => {
    if (isTrouble(error)) onTrouble();
    return throwError(() => error);
  };
  return {
    handle: (request) =>
      backend.handle(there(request)).pipe(timeout(ANSWERS_WITHIN_MS), catchError(listen)),
  };
}

const isTrouble = ({ status }: HttpErrorResponse) => !status || status === 429 || status >= 500;
