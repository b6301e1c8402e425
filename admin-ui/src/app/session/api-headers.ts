import type { HttpInterceptorFn, HttpRequest } from '@angular/common/http';
import { HttpErrorResponse } from '@angular/common/http';
import { inject } from '@angular/core';
import { catchError, from, switchMap, throwError } from 'rxjs';
import { takeLanguage } from '../words/language';
import { Login } from './login';

/** Gives the token to our own API and to nothing else; a refused token is renewed once. */
export const apiHeaders: HttpInterceptorFn = (request, next) => {
  if (!request.url.startsWith('/api/')) return next(request);
  const login = inject(Login);
  const send = () => from(login.token()).pipe(switchMap((token) => next(dress(request, token))));
  return send().pipe(
    catchError((error: unknown) => {
      if (!(error instanceof HttpErrorResponse) || error.status !== 401) {
        return throwError(() => error);
      }
      return from(login.renew()).pipe(switchMap(send));
    }),
  );
};

function dress(request: HttpRequest<unknown>, token: string | undefined): HttpRequest<unknown> {
  const setHeaders: Record<string, string> = { 'accept-language': takeLanguage() };
  if (token) setHeaders['authorization'] = `Bearer ${token}`;
  return request.clone({ setHeaders });
}
