import { RealmAway } from '../realm/admin-api.ts';
import { EngineUnavailable, Refused, UnknownPratica } from '../temporal/client.ts';
import { isDatabaseAway, isNotYours, isUnstorable } from './database-errors.ts';
import { type ProblemError, ProblemError as Problem, problem } from './problem.ts';

/** Translates whatever was thrown; what nobody foresaw is `internal` and says nothing. */
export function problemOf(error: unknown): ProblemError {
  if (error instanceof Problem) return error;
  if (error instanceof Refused) return problem(error.code);
  if (error instanceof UnknownPratica) return problem('not-allowed-in-state');
  if (error instanceof EngineUnavailable) return problem('unavailable', { retryAfter: 2 });
  if (error instanceof RealmAway) return problem('unavailable', { retryAfter: 5 });
  if (isDatabaseAway(error)) return problem('unavailable', { retryAfter: 2 });
  if (isUnstorable(error)) return problem('invalid');
  if (isNotYours(error)) return problem('not-found');
  return fromFastify(error) ?? problem('internal');
}

/** Errors that Fastify and its plugins throw before a route is reached. */
function fromFastify(error: unknown): ProblemError | undefined {
  const { code = '', statusCode } = error as { code?: string; statusCode?: number };
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return problem('too-large');
  if (code.startsWith('FST_ERR_CTP_INVALID_MEDIA_TYPE')) return problem('unsupported-media-type');
  if (code === 'FST_UNDER_PRESSURE') return problem('unavailable', { retryAfter: 2 });
  if (statusCode === 413) return problem('too-large');
  if (statusCode === 415) return problem('unsupported-media-type');
  if (statusCode === 404) return problem('not-found');
  if (statusCode === 503) return problem('unavailable', { retryAfter: 2 });
  if (statusCode && statusCode >= 400 && statusCode < 500) {
    return problem('invalid', { status: 400 });
  }
  return undefined;
}
