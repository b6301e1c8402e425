import type { ProblemCode } from './problem-schema.ts';
import { PROBLEMS } from './problem-titles.ts';

export type Language = 'it' | 'en';
export type Text = Record<Language, string>;

/** One wrong field: JSON Pointer into what was sent, and what to do about it. */
export interface FieldError {
  pointer: string;
  message: Text;
}

interface Details {
  /** Another status than the code's usual one. */
  status?: number;
  errors?: FieldError[];
  detail?: Text;
  missing?: string[];
  /** The pratica in which one goes on. */
  praticaId?: string;
  /** The citizen under whom a fiscal code is known. */
  citizenId?: string;
  /** Seconds; sent as Retry-After. */
  retryAfter?: number;
}

/** A refusal on its way to the caller; the error handler makes it problem+json (RFC 9457). */
export class ProblemError extends Error {
  readonly code: ProblemCode;
  readonly statusCode: number;
  readonly details: Details;
  constructor(code: ProblemCode, details: Details = {}) {
    super(code);
    this.code = code;
    this.statusCode = details.status ?? PROBLEMS[code].status;
    this.details = details;
  }
}

/** `throw problem('not-found')`: the one way a route refuses. */
export function problem(code: ProblemCode, details?: Details): ProblemError {
  return new ProblemError(code, details);
}

/** `throw invalid('/cursor', { it, en })`: one wrong field. */
export function invalid(pointer: string, message: Text): ProblemError {
  return new ProblemError('invalid', { errors: [{ pointer, message }] });
}

/** The body that goes out, in the reader's language. */
export function problemBody(error: ProblemError, language: Language) {
  const { code, statusCode: status, details } = error;
  return {
    type: `urn:wemi:problem:${code}`,
    title: PROBLEMS[code][language],
    status,
    code,
    detail: details.detail?.[language],
    errors: details.errors?.map(({ pointer, message }) => ({
      pointer,
      message: message[language],
    })),
    missing: details.missing,
    praticaId: details.praticaId,
    citizenId: details.citizenId,
  };
}
