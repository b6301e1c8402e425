import type { FastifySchema, RouteOptions } from 'fastify';
import { KEY_LENGTH } from './idempotency.ts';
import { PROBLEM_CODES, Problem, type ProblemCode } from './problem-schema.ts';
import { PROBLEMS } from './problem-titles.ts';

/**
 * Adds to a route's answers, in the document, every refusal it can give: which ones follow from
 * what the route takes (a body, a path parameter, a key, a token).
 */
export function withProblems(schema: FastifySchema, route: RouteOptions): FastifySchema {
  if ('hide' in schema && schema.hide) return schema;
  const own = (schema.response ?? {}) as Record<string, unknown>;
  const refusals = statusesOf(schema, route).map((status) => [status, refusal(status)]);
  const response = { ...Object.fromEntries(refusals), ...own };
  return { ...schema, ...(schema.headers ? { headers: withKey(schema.headers) } : {}), response };
}

function statusesOf(schema: FastifySchema, route: RouteOptions): number[] {
  const isPrivate = 'security' in schema;
  const isCommand = route.method !== 'GET';
  return [
    ...(isPrivate ? [401] : []),
    ...(isPrivate || isCommand ? [403] : []),
    ...(schema.params || schema.querystring ? [404] : []),
    ...(isCommand ? [400, 409, 413, 415] : []),
    ...(isCommand || schema.querystring ? [422] : []),
    429, 500, 503,
  ].sort((a, b) => a - b); // prettier-ignore
}

function refusal(status: number) {
  const codes = codesWith(status);
  const [first = 'invalid'] = codes;
  return {
    description: `One of: ${codes.join(', ')}`,
    ...(status === 429 || status === 503 ? { headers: RETRY_AFTER } : {}),
    content: {
      'application/problem+json': {
        schema: Problem,
        examples: {
          [first]: {
            value: {
              type: `urn:wemi:problem:${first}`,
              title: PROBLEMS[first].it,
              status,
              code: first,
            },
          },
        },
      },
    },
  };
}

/** A command without a good key is refused by a code of its own, so validation lets it through. */
function withKey(headers: unknown) {
  const { properties = {} } = headers as { properties?: Record<string, object> };
  const key = properties['idempotency-key'];
  if (!key) return headers;
  const good = { ...key, minLength: KEY_LENGTH.least, maxLength: KEY_LENGTH.most };
  return {
    ...(headers as object),
    properties: { ...properties, 'idempotency-key': good },
    required: ['idempotency-key'],
  };
}

const RETRY_AFTER = {
  'retry-after': {
    schema: { type: 'integer' },
    description: 'Seconds to wait before trying again',
  },
};

/** 400 is what is not even JSON: the code is the same as for wrong fields. */
function codesWith(status: number): ProblemCode[] {
  if (status === 400) return ['invalid'];
  return PROBLEM_CODES.filter((code) => PROBLEMS[code].status === status);
}
