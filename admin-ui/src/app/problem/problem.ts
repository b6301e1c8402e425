import { HttpErrorResponse } from '@angular/common/http';

/** RFC 9457 as the API sends it; `offline` and `unavailable` are also ours, when no answer came. */
export interface Problem {
  code: string;
  title?: string;
  detail?: string;
  status: number;
  errors?: { pointer: string; message: string }[];
}

/** What went wrong, from whatever was thrown. */
export function readProblem(error: unknown): Problem {
  if (!(error instanceof HttpErrorResponse)) return { code: 'internal', status: 0 };
  const body: unknown = error.error;
  if (isProblem(body)) return { ...body, status: error.status };
  if (error.status === 0) return { code: navigator.onLine ? 'unavailable' : 'offline', status: 0 };
  return { code: error.status >= 502 ? 'unavailable' : 'internal', status: error.status };
}

function isProblem(body: unknown): body is Problem {
  return typeof body === 'object' && body !== null && 'code' in body;
}
