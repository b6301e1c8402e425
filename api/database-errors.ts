/** SQLSTATE classes and codes that say: the server is away, stopping, full or too slow. */
const AWAY = /^(08|53|57P0[1-5]|57014|55P03|40001|40P01)/;
const NETWORK = new Set([
  'ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH',
]); // prettier-ignore
const CONNECTION_LOST =
  /timeout exceeded when trying to connect|connection terminated|client has encountered a connection error|not queryable/i;

/** Whether an error tells of a database that does not answer, rather than of the question asked. */
export function isDatabaseAway(error: unknown): boolean {
  const {
    code = '',
    message = '',
    errors,
  } = (error ?? {}) as {
    code?: string;
    message?: string;
    /** Of an AggregateError: one for each address that was tried. */
    errors?: unknown[];
  };
  if (errors?.some(isDatabaseAway)) return true;
  return (
    NETWORK.has(code) || (isSqlState(code) && AWAY.test(code)) || CONNECTION_LOST.test(message)
  );
}

/** Class 22: a value that PostgreSQL cannot hold, which the schemas let through. */
export function isUnstorable(error: unknown): boolean {
  const { code = '', severity } = error as { code?: string; severity?: string };
  return severity === 'ERROR' && isSqlState(code) && code.startsWith('22');
}

/** Row-level security refused a write: the row is another's, so for the caller it is not there. */
export function isNotYours(error: unknown): boolean {
  return (error as { code?: string }).code === '42501';
}

function isSqlState(code: string): boolean {
  return /^[0-9A-Z]{5}$/.test(code);
}
