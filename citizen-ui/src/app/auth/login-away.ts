import { HttpErrorResponse } from '@angular/common/http';

/** The login service does not answer: a failure like any other, that a retry can mend. */
export function loginAway(url?: string): HttpErrorResponse {
  return new HttpErrorResponse({ status: navigator.onLine ? 503 : 0, ...(url ? { url } : {}) });
}
