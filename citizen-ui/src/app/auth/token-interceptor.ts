import type { HttpInterceptorFn, HttpRequest } from '@angular/common/http';
import { HttpErrorResponse } from '@angular/common/http';
import { inject } from '@angular/core';
import { catchError, from, switchMap, throwError } from 'rxjs';
import { Language } from '../language/language';
import { Session } from './session';

/** What anyone may read. It never waits for the login service to say who is here. */
const publicPages = /^\/api\/(sections|service-types|services|enti)(\/|\?|$)/;

/** Adds the person's token and language to calls of our API, and to nothing else. */
export const tokenInterceptor: HttpInterceptorFn = (request, next) => {
  if (!request.url.startsWith('/api/')) return next(request);
  const session = inject(Session);
  const spoken = { 'Accept-Language': inject(Language).code() };
  if (isPublic(request)) return next(request.clone({ setHeaders: spoken }));
  return from(session.token()).pipe(
    switchMap((token) => {
      const setHeaders = token ? { ...spoken, Authorization: `Bearer ${token}` } : spoken;
      return next(request.clone({ setHeaders })).pipe(
        catchError((error: unknown) => {
          if (token && error instanceof HttpErrorResponse && error.status === 401) session.end();
          return throwError(() => error);
        }),
      );
    }),
  );
};

function isPublic({ method, url }: HttpRequest<unknown>): boolean {
  return method === 'GET' && publicPages.test(url);
}
