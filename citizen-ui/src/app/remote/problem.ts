import { HttpErrorResponse } from '@angular/common/http';
import type { Problem } from './types';

/** What went wrong, as a page can say it: `code` is the API's, or `offline` / `unreadable`. */
export interface Failure {
  status: number;
  code: string;
  /** The API's own sentence; absent when nothing readable came back. */
  title?: string;
  /** What it says of this very case, where it does. */
  detail?: string;
  errors: { pointer: string; message: string }[];
}

/** Reads a failed request; takes whatever a resource or an observable threw. */
export function readFailure(error: unknown): Failure {
  const response = findResponse(error);
  if (!response) return { status: 0, code: 'unreadable', errors: [] };
  if (response.status === 0) return { status: 0, code: 'offline', errors: [] };
  const problem = parse(response.error);
  if (!problem) return { status: response.status, code: 'unreadable', errors: [] };
  return {
    status: response.status,
    code: problem.code,
    title: problem.title,
    ...(problem.detail ? { detail: problem.detail } : {}),
    errors: problem.errors ?? [],
  };
}

function findResponse(error: unknown): HttpErrorResponse | undefined {
  if (error instanceof HttpErrorResponse) return error;
  // A resource wraps what is not an Error: the response is its cause.
  const cause = error instanceof Error ? error.cause : undefined;
  return cause instanceof HttpErrorResponse ? cause : undefined;
}

function parse(body: unknown): Problem | undefined {
  const value: unknown = typeof body === 'string' ? readJson(body) : body;
  return typeof value === 'object' && value !== null && 'code' in value && 'title' in value
    ? (value as Problem)
    : undefined;
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
