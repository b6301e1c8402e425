import type { HttpInterceptorFn } from '@angular/common/http';
import { HttpErrorResponse } from '@angular/common/http';
import { inject } from '@angular/core';
import { catchError, from, switchMap, throwError } from 'rxjs';
import { Language } from '../language/language';
import { Session } from './session';

/** Adds the person's token and language to calls of our API, and to nothing else. */
export const tokenInterceptor: HttpInterceptorFn = (request, next) => {
  if (!request.url.startsWith('/api/')) return next(request);
  const session = inject(Session);
  const language = inject(Language).code();
  return from(session.token()).pipe(
    switchMap((token) => {
      const spoken = { 'Accept-Language': language };
      const setHeaders = token ? { ...spoken, Authorization: `Bearer ${token}` } : spoken;
      return next(request.clone({ setHeaders }));
    }),
    catchError((error: unknown) => {
      if (error instanceof HttpErrorResponse && error.status === 401) session.end();
      return throwError(() => error);
    }),
  );
};
